package health.rounds.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where someone goes on after signing in; always a path of ours, so that no link can lead from our sign-in page elsewhere. */
final class NextPage {
    static final String PARAMETER = "next";

    private static final String HOME = "/";
    private static final int LONGEST = 8000;

    private NextPage() {}

    /** The path that a request names, or home where it names none of ours. */
    static String of(HttpServletRequest request) {
        return local(request.getParameter(PARAMETER));
    }

    /** The address of the sign-in page that leads back to what was asked for. */
    static String signIn(HttpServletRequest request) {
        String query = request.getQueryString();
        String asked = request.getRequestURI() + (query == null ? "" : "?" + query);
        // What was posted cannot be repeated, so the way back is to the page that held the form.
        String next = request.getMethod().equals("GET") ? asked : Redirect.backPath(request, HOME);
        return signIn(next);
    }

    static String signIn(String next) {
        return "/sign-in?" + PARAMETER + "=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    private static String local(@org.jspecify.annotations.Nullable String path) {
        // "//host" and "/\host" are other hosts to a browser.
        if (path == null
                || path.length() > LONGEST
                || !path.startsWith("/")
                || path.startsWith("//")
                || path.contains("\\")) {
            return HOME;
        }
        try {
            URI uri = new URI(path);
            return uri.getScheme() == null && uri.getAuthority() == null ? path : HOME;
        } catch (URISyntaxException e) {
            return HOME;
        }
    }
}
