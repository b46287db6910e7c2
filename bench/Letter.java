package bench;

import health.rounds.signatures.HttpMessage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An activity on its way to the shared inbox, signed as most servers sign: draft-cavage-http-signatures-12, RSA, with a digest. */
record Letter(Map<String, String> headers, byte[] signedText, byte[] signature, byte[] body) {
    private static final String PATH = "/inbox";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static Letter signed(String host, String keyId, PrivateKey key, String json) throws GeneralSecurityException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String date = HTTP_DATE.format(Instant.now());
        String digest = "SHA-256="
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        byte[] text = "(request-target): post %s\nhost: %s\ndate: %s\ndigest: %s"
                .formatted(PATH, host, date, digest)
                .getBytes(StandardCharsets.US_ASCII);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        Map<String, String> headers = Map.of(
                "host", host,
                "date", date,
                "digest", digest,
                "content-type", "application/activity+json",
                "x-forwarded-proto", "https",
                "signature",
                        "keyId=\"%s\",algorithm=\"rsa-sha256\",headers=\"(request-target) host date digest\",signature=\"%s\""
                                .formatted(keyId, Base64.getEncoder().encodeToString(signed)));
        return new Letter(headers, text, signed, body);
    }

    /** What goes over the network. */
    byte[] request() {
        StringBuilder head = new StringBuilder("POST " + PATH + " HTTP/1.1\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] first = head.append("Content-Length: ")
                .append(body.length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.US_ASCII);
        byte[] request = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, request, first.length, body.length);
        return request;
    }

    /** The same as the server sees it. */
    HttpMessage message() {
        return new HttpMessage(
                "POST",
                PATH,
                name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of(),
                body);
    }
}
