package health.rounds.signatures;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Signs requests with the key of one of our actors.
 *
 * @param keyId where others find the public part
 */
public record Signer(String keyId, SigningKey key) {
    /** RFC 9110, section 5.6.7, which wants two digits for the day. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final byte[] NOTHING = {};

    /** The headers that sign a GET. */
    public Map<String, String> get(Dialect dialect, URI address, Instant now) {
        return switch (dialect) {
            case STANDARD -> standard("GET", address, now, NOTHING);
            case DRAFT -> draft("GET", address, now, NOTHING);
        };
    }

    /** The headers that sign a POST, the digest of its body among them. */
    public Map<String, String> post(Dialect dialect, URI address, byte[] body, Instant now) {
        return switch (dialect) {
            case STANDARD -> standard("POST", address, now, body);
            case DRAFT -> draft("POST", address, now, body);
        };
    }

    private Map<String, String> standard(String method, URI address, Instant now, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        Site there = Site.of(address);
        StringBuilder text = new StringBuilder(512)
                .append("\"@method\": ")
                .append(method)
                .append("\n\"@target-uri\": ")
                .append(there.scheme())
                .append("://")
                .append(there.authority())
                .append(target(address))
                .append('\n');
        String covered = "\"@method\" \"@target-uri\"";
        if (method.equals("POST")) {
            String digest = Digests.contentDigest(body);
            headers.put("Content-Digest", digest);
            text.append("\"content-digest\": ").append(digest).append('\n');
            covered += " \"content-digest\"";
        }
        String parameters = "(%s);created=%d;keyid=\"%s\";alg=\"%s\""
                .formatted(
                        covered,
                        now.getEpochSecond(),
                        keyId,
                        key.verifyingKey().kind().algorithm());
        text.append("\"@signature-params\": ").append(parameters);
        headers.put("Signature-Input", "sig1=" + parameters);
        headers.put("Signature", "sig1=:" + signed(text) + ":");
        return headers;
    }

    private Map<String, String> draft(String method, URI address, Instant now, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        String date = DATE.format(now);
        headers.put("Date", date);
        StringBuilder text = new StringBuilder(512)
                .append("(request-target): ")
                .append(method.toLowerCase(Locale.ROOT))
                .append(' ')
                .append(target(address))
                .append("\nhost: ")
                .append(Site.of(address).authority())
                .append("\ndate: ")
                .append(date);
        String covered = "(request-target) host date";
        if (method.equals("POST")) {
            String digest = Digests.digest(body);
            headers.put("Digest", digest);
            text.append("\ndigest: ").append(digest);
            covered += " digest";
        }
        headers.put(
                "Signature",
                "keyId=\"%s\",algorithm=\"%s\",headers=\"%s\",signature=\"%s\""
                        .formatted(keyId, key.verifyingKey().kind().draftName(), covered, signed(text)));
        return headers;
    }

    private String signed(StringBuilder text) {
        return Base64.getEncoder().encodeToString(key.sign(text.toString().getBytes(StandardCharsets.US_ASCII)));
    }

    private static String target(URI address) {
        String path = address.getRawPath();
        String query = address.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }
}
