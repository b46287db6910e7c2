package health.rounds.federation;

import health.rounds.testkit.Community;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.TlsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What another server gets when it asks for something, mostly without a signature. */
record Fetch(HttpResponse<String> http) {
    static final String ACTIVITY = "application/activity+json";
    static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().sslContext(TlsServer.trusting()).build();
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    /** An ActivityPub document of the shared community; a path or a whole address. */
    static Fetch of(String address) {
        return of(address, ACTIVITY);
    }

    static Fetch of(String address, String accept) {
        URI uri = address.startsWith("/") ? Community.shared().address(address) : URI.create(address);
        return send(HttpRequest.newBuilder(uri).header("Accept", accept).build());
    }

    /** Asked by somebody elsewhere, and signed as draft-cavage-http-signatures-12 has it (section 2.3). */
    static Fetch by(OtherPerson person, URI address) {
        return by(person, person.keys().getPrivate(), address);
    }

    /** The same, signed with whatever key. */
    static Fetch by(OtherPerson person, PrivateKey key, URI address) {
        String date = HTTP_DATE.format(Instant.now());
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        String signed = "(request-target): get %s%s\nhost: %s\ndate: %s"
                .formatted(address.getRawPath(), query, address.getRawAuthority(), date);
        return send(HttpRequest.newBuilder(address)
                .header("Accept", ACTIVITY)
                .header("Date", date)
                .header(
                        "Signature",
                        "keyId=\"%s\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date\",signature=\"%s\""
                                .formatted(person.keyId(), signature(key, signed)))
                .build());
    }

    private static String signature(PrivateKey key, String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
