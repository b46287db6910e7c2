package health.rounds.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** Leads on to another page of ours after an act, with something to say there once. */
public final class Redirect {
    static final String SAID = "rounds.said";
    static final String UNDO = "rounds.undo";

    private Redirect() {}

    /** To a path of ours. */
    public static View to(String path) {
        RedirectView view = new RedirectView(path, false, true, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** To a page of another server, which whoever is led there has named. */
    static View elsewhere(URI address) {
        RedirectView view = new RedirectView(address.toString(), false, true, false);
        view.setExpandUriTemplateVariables(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** To a path of ours, where the text is shown once. */
    public static View to(String path, HttpServletRequest request, String said) {
        RequestContextUtils.getOutputFlashMap(request).put(SAID, said);
        return to(path);
    }

    /** The same with a way back: an address that undoes the act when posted to. */
    static View to(String path, HttpServletRequest request, String said, String undo) {
        RequestContextUtils.getOutputFlashMap(request).put(UNDO, undo);
        return to(path, request, said);
    }

    /** To the page of ours that the form was on, or else to the given path. Only its path is used, so it cannot lead elsewhere. */
    static View back(HttpServletRequest request, String otherwise) {
        return to(backPath(request, otherwise));
    }

    static String backPath(HttpServletRequest request, String otherwise) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        if (referer == null) {
            return otherwise;
        }
        try {
            URI from = new URI(referer);
            String path = from.getRawPath();
            if (path == null || !path.startsWith("/") || path.startsWith("//")) {
                return otherwise;
            }
            return from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
        } catch (java.net.URISyntaxException e) {
            return otherwise;
        }
    }
}
