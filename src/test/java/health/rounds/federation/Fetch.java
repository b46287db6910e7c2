package health.rounds.federation;

import health.rounds.testkit.Community;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another server gets when it asks for something, without a signature. */
record Fetch(HttpResponse<String> http) {
    static final String ACTIVITY = "application/activity+json";
    static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    /** An ActivityPub document of the shared community; a path or a whole address. */
    static Fetch of(String address) {
        return of(address, ACTIVITY);
    }

    static Fetch of(String address, String accept) {
        URI uri = address.startsWith("/") ? Community.shared().address(address) : URI.create(address);
        return send(HttpRequest.newBuilder(uri).header("Accept", accept).build());
    }

    static Fetch send(HttpRequest request) {
        try {
            return new Fetch(HTTP.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return http.statusCode();
    }

    List<String> header(String name) {
        return http.headers().allValues(name);
    }

    JsonNode json() {
        return JSON.readTree(http.body());
    }

    /** The JSON of an answer that must be a success. */
    JsonNode ok() {
        if (status() != 200) {
            throw new AssertionError(http.uri() + " -> " + status() + " " + http.body());
        }
        return json();
    }
}
