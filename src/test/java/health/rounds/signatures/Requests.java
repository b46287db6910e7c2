package health.rounds.signatures;

import health.rounds.signatures.Verification.Verified;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Requests that tests sign, bend and have checked. */
final class Requests {
    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final URI HERE = URI.create("https://rounds.example");
    static final URI INBOX = HERE.resolve("/inbox");
    static final byte[] BODY = "{\"type\":\"Create\"}".getBytes(StandardCharsets.UTF_8);
    static final String KEY_ID = "https://elsewhere.example/users/carla#main-key";

    /** Made once, since RSA takes its time. */
    static final SigningKey RSA = SigningKey.make(KeyKind.RSA);

    static final SigningKey ED25519 = SigningKey.make(KeyKind.ED25519);
    static final Signer CARLA = new Signer(KEY_ID, RSA);

    private final Map<String, List<String>> headers = new HashMap<>();
    private String method = "POST";
    private String target = "/inbox";
    private byte[] body = BODY;

    private Requests() {}

    /** The same, to be bent on its own. */
    Requests copy() {
        Requests copy = new Requests().method(method).target(target).body(body);
        copy.headers.putAll(headers);
        return copy;
    }

    static Requests unsigned() {
        return new Requests().with("Host", "rounds.example");
    }

    static Requests post(Dialect dialect) {
        return unsigned().with(CARLA.post(dialect, INBOX, BODY, NOW));
    }

    static Requests get(Dialect dialect, URI address) {
        Requests request =
                unsigned().with(CARLA.get(dialect, address, NOW)).method("GET").body(new byte[0]);
        request.target = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        return request;
    }

    Requests with(Map<String, String> more) {
        more.forEach(this::with);
        return this;
    }

    /** Instead of what there was. */
    Requests with(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), List.of(value));
        return this;
    }

    /** Behind what there is. */
    Requests and(String name, String value) {
        headers.computeIfPresent(name.toLowerCase(Locale.ROOT), (key, before) -> {
            List<String> both = new ArrayList<>(before);
            both.add(value);
            return both;
        });
        return this;
    }

    Requests without(String name) {
        headers.remove(name.toLowerCase(Locale.ROOT));
        return this;
    }

    Requests method(String other) {
        method = other;
        return this;
    }

    Requests target(String other) {
        target = other;
        return this;
    }

    Requests body(byte[] other) {
        body = other;
        return this;
    }

    String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).getFirst();
    }

    HttpMessage message() {
        return new HttpMessage(method, target, name -> headers.getOrDefault(name, List.of()), body);
    }

    Claim read() {
        return read(NOW);
    }

    Claim read(Instant now) {
        return signatures(HERE, now).read(message());
    }

    /** What Rounds makes of it, with the right key. */
    Verification verify() {
        return verify(NOW, RSA.verifyingKey());
    }

    Verification verify(Instant now, VerifyingKey key) {
        return switch (read(now)) {
            case SignedBy signed -> signed.verify(key);
            case Refused refused -> refused;
            case Claim.Unsigned() -> throw new AssertionError("unsigned");
        };
    }

    static Signatures signatures(URI here, Instant now) {
        return new Signatures(here, Clock.fixed(now, ZoneOffset.UTC));
    }

    static Verification verified() {
        return new Verified(KEY_ID);
    }

    static Verification refused(Flaw flaw) {
        return new Refused(flaw);
    }
}
