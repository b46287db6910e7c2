package health.rounds.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * An activity on its way to an inbox, signed by hand as draft-cavage-http-signatures-12 or RFC 9421 have it, with every part open to
 * being wrong.
 *
 * @param signed names of what the signature covers, in order
 * @param digested what the digest is taken of, which should be the body
 * @param headers further ones, which win over those that would be made
 */
public record Letter(
        String body,
        String keyId,
        PrivateKey key,
        boolean isRfc9421,
        List<String> signed,
        Instant date,
        String digested,
        Map<String, List<String>> headers) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(TlsServer.trusting())
            .build();
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> CAVAGE = List.of("(request-target)", "host", "date", "digest");
    private static final List<String> RFC9421 = List.of("@method", "@target-uri", "content-digest");

    /** As Mastodon signed for years: cavage, of the request, the host, the date and the digest, now. */
    static Letter of(Map<String, ?> document, String keyId, PrivateKey key) {
        String body = JSON.writeValueAsString(document);
        return new Letter(body, keyId, key, false, CAVAGE, Instant.now(), body, Map.of());
    }

    /** The same in RFC 9421. */
    public Letter asRfc9421() {
        return new Letter(body, keyId, key, true, RFC9421, date, digested, headers);
    }

    public Letter withKey(String otherId, PrivateKey other) {
        return new Letter(body, otherId, other, isRfc9421, signed, date, digested, headers);
    }

    public Letter covering(List<String> names) {
        return new Letter(body, keyId, key, isRfc9421, names, date, digested, headers);
    }

    public Letter dated(Instant when) {
        return new Letter(body, keyId, key, isRfc9421, signed, when, digested, headers);
    }

    /** Signed for what it was; another text goes out. */
    public Letter exchangedFor(Map<String, ?> document) {
        return new Letter(JSON.writeValueAsString(document), keyId, key, isRfc9421, signed, date, digested, headers);
    }

    /** Another text, signed as it is, whether it is a document or not. */
    public Letter saying(String text) {
        return new Letter(text, keyId, key, isRfc9421, signed, date, text, headers);
    }

    /** With headers that are sent instead of what would be made; none removes one. */
    public Letter with(String header, List<String> values) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(header, values);
        return new Letter(body, keyId, key, isRfc9421, signed, date, digested, more);
    }

    /** What goes over the network for an inbox: it can be sent again, and to another. */
    public record Sealed(String body, Map<String, List<String>> headers) {
        /** The first line with this name. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /** Posts it and answers with the status. */
        public int to(URI inbox) throws IOException, InterruptedException {
            HttpRequest.Builder request = HttpRequest.newBuilder(inbox).POST(BodyPublishers.ofString(body));
            headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    /** Posts it and answers with the status. */
    public int to(URI inbox) throws IOException, InterruptedException {
        return sealedFor(inbox).to(inbox);
    }

    public Sealed sealedFor(URI inbox) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("content-type", List.of(OtherServer.ACTIVITY_JSON));
        all.put("date", List.of(HTTP_DATE.format(date)));
        if (isRfc9421) {
            all.put("content-digest", List.of("sha-256=:" + sha256(digested) + ":"));
        } else {
            all.put("digest", List.of("SHA-256=" + sha256(digested)));
        }
        all.putAll(headers);
        if (isRfc9421) {
            signRfc9421(inbox, all);
        } else {
            signCavage(inbox, all);
        }
        headers.forEach(all::put);
        return new Sealed(body, all);
    }

    /** draft-cavage-http-signatures-12, section 2.3. */
    private void signCavage(URI inbox, Map<String, List<String>> all) {
        String text = signed.stream()
                .map(name -> name + ": "
                        + switch (name) {
                            case "(request-target)" -> "post " + target(inbox);
                            case "host" -> inbox.getRawAuthority();
                            default -> String.join(", ", all.getOrDefault(name, List.of("")));
                        })
                .collect(Collectors.joining("\n"));
        all.put(
                "signature",
                List.of("keyId=\"%s\",algorithm=\"rsa-sha256\",headers=\"%s\",signature=\"%s\""
                        .formatted(keyId, String.join(" ", signed), sign(text))));
    }

    /** RFC 9421, section 2.5. */
    private void signRfc9421(URI inbox, Map<String, List<String>> all) {
        String names = signed.stream().map("\"%s\""::formatted).collect(Collectors.joining(" ", "(", ")"));
        String parameters =
                names + ";created=" + date.getEpochSecond() + ";keyid=\"" + keyId + "\";alg=\"rsa-v1_5-sha256\"";
        String text = signed.stream()
                        .map(name -> "\"" + name + "\": "
                                + switch (name) {
                                    case "@method" -> "POST";
                                    case "@target-uri" -> inbox.toString();
                                    case "@authority" -> inbox.getRawAuthority();
                                    case "@path" -> inbox.getRawPath();
                                    default -> String.join(", ", all.getOrDefault(name, List.of("")));
                                })
                        .collect(Collectors.joining("\n"))
                + "\n\"@signature-params\": " + parameters;
        all.put("signature-input", List.of("sig1=" + parameters));
        all.put("signature", List.of("sig1=:" + sign(text) + ":"));
    }

    private static String target(URI inbox) {
        return inbox.getRawQuery() == null ? inbox.getRawPath() : inbox.getRawPath() + "?" + inbox.getRawQuery();
    }

    private String sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
