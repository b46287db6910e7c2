package health.rounds.testkit;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads pages and sends forms in, with cookies but without JavaScript; follows no redirect unless told to. */
public final class FormBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private URI base;

    /** For the server at this address; over https one of the tests' own servers. */
    public FormBrowser(URI base) {
        HttpClient.Builder building = HttpClient.newBuilder().cookieHandler(cookies);
        if ("https".equals(base.getScheme())) {
            building.sslContext(TlsServer.trusting());
        }
        this.client = building.build();
        this.base = base;
    }

    /** The same browser after the server moved to another port; cookies know no ports. */
    public void moveTo(URI other) {
        base = other;
    }

    /** Opens a page. */
    public HttpResponse<String> open(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    /** Opens the page that a redirect leads to. */
    public HttpResponse<String> follow(HttpResponse<String> redirect) {
        return open(redirect.headers().firstValue("Location").orElseThrow());
    }

    /** Opens a page with a form and sends it in, with the page's own token against forgery. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        return post(action, withToken(page, fields));
    }

    /** The same as htmx does it, which gets the part of the page that changes. */
    public HttpResponse<String> submitForPart(String page, String action, Map<String, String> fields) {
        return send(form(action, withToken(page, fields))
                .header("HX-Request", "true")
                .build());
    }

    private Map<String, String> withToken(String page, Map<String, String> fields) {
        Matcher token = CSRF.matcher(open(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        Map<String, String> all = new java.util.TreeMap<>(fields);
        all.put("_csrf", token.group(1));
        return all;
    }

    /** Sends a form in as it is. */
    public HttpResponse<String> post(String action, Map<String, String> fields) {
        return send(form(action, fields).build());
    }

    private HttpRequest.Builder form(String action, Map<String, String> fields) {
        return HttpRequest.newBuilder(base.resolve(action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)));
    }

    /** Signs in and says what came of it. */
    public HttpResponse<String> signIn(String login, String password) {
        return submit("/sign-in", "/sign-in", Map.of("login", login, "password", password));
    }

    /** The value of a cookie, or nothing. */
    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Fields as a form body or query. */
    public static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
