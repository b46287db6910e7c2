package health.rounds.mastodon;

import health.rounds.testkit.Community;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** An app that speaks plain HTTP, for one member or for nobody. */
final class ApiClient {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Community community;
    private final Optional<String> token;

    private ApiClient(Community community, Optional<String> token) {
        this.community = community;
        this.token = token;
    }

    /** With a token for everything. */
    static ApiClient of(Community.Member member) {
        Community community = Community.shared();
        return new ApiClient(community, Optional.of(community.token(member)));
    }

    static ApiClient anonymous() {
        return new ApiClient(Community.shared(), Optional.empty());
    }

    static ApiClient withToken(String token) {
        return new ApiClient(Community.shared(), Optional.of(token));
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), Map.of());
    }

    Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody(), Map.of());
    }

    Answer post(String path) {
        return send("POST", path, BodyPublishers.noBody(), Map.of());
    }

    Answer json(String method, String path, String body) {
        return send(method, path, BodyPublishers.ofString(body), Map.of("Content-Type", "application/json"));
    }

    /** Names and values in turn. */
    Answer form(String method, String path, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
        }
        return send(
                method,
                path,
                BodyPublishers.ofString(body.toString()),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    Answer multipart(String method, String path, Map<String, String> fields, Map<String, byte[]> files) {
        String boundary = "----rounds-test";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> body.writeBytes(
                ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, bytes) -> {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                            + "\"; filename=\"picture.png\"\r\nContent-Type: image/png\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(
                method,
                path,
                BodyPublishers.ofByteArray(body.toByteArray()),
                Map.of("Content-Type", "multipart/form-data; boundary=" + boundary));
    }

    Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(community.address("") + path)).method(method, body);
        token.ifPresent(it -> request.header("Authorization", "Bearer " + it));
        headers.forEach(request::header);
        try {
            return new Answer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What came back. */
    record Answer(HttpResponse<String> http) {
        int status() {
            return http.statusCode();
        }

        String text() {
            return http.body();
        }

        JsonNode json() {
            return JSON.readTree(http.body());
        }

        /** The JSON of an answer that must be a success. */
        JsonNode ok() {
            if (status() != 200) {
                throw new AssertionError(http.request().method() + " " + http.uri() + " -> " + status() + " " + text());
            }
            return json();
        }

        /** Only the header's first value may exist. */
        Optional<String> header(String name) {
            return http.headers().allValues(name).isEmpty()
                    ? Optional.empty()
                    : Optional.of(http.headers().allValues(name).stream().collect(Collectors.joining(" | ")));
        }
    }
}
