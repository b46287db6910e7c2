package health.rounds.signatures;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Digests of bodies in headers: the older {@code Digest} (RFC 3230) and {@code Content-Digest} (RFC 9530). */
final class Digests {
    private Digests() {}

    static byte[] sha256(byte[] body) {
        return hash("SHA-256", body);
    }

    /** The value of a {@code Digest} header. */
    static String digest(byte[] body) {
        return "SHA-256=" + Base64.getEncoder().encodeToString(sha256(body));
    }

    /** The value of a {@code Content-Digest} header. */
    static String contentDigest(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
    }

    /** Refuses a message whose {@code Digest} is missing, doubled, without SHA-256, or not that of its body. */
    static void checkDigest(HttpMessage message) throws Flawed {
        Optional<byte[]> found = Optional.empty();
        for (String each : line(message, "digest").split(",", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0
                    && each.substring(0, equals)
                            .strip()
                            .toLowerCase(Locale.ROOT)
                            .equals("sha-256")) {
                if (found.isPresent()) {
                    throw new Flawed(Flaw.SEVERAL_DIGESTS);
                }
                found = Optional.of(decoded(each.substring(equals + 1).strip()));
            }
        }
        compare("SHA-256", found.orElseThrow(() -> new Flawed(Flaw.NO_DIGEST)), message.body());
    }

    /** Refuses a message whose {@code Content-Digest} is missing, doubled, with neither SHA-256 nor SHA-512, or wrong in either. */
    static void checkContentDigest(HttpMessage message) throws Flawed {
        Scanner scanner = new Scanner(line(message, "content-digest"));
        Optional<byte[]> half = Optional.empty();
        Optional<byte[]> full = Optional.empty();
        do {
            String name = scanner.key();
            scanner.expect('=');
            byte[] value = scanner.bytes();
            switch (name) {
                case "sha-256" -> half = once(half, value);
                case "sha-512" -> full = once(full, value);
                default -> {} // RFC 9530, section 2: those that one does not know are ignored
            }
        } while (scanner.comma());
        scanner.expectEnd();
        if (half.isEmpty() && full.isEmpty()) {
            throw new Flawed(Flaw.NO_DIGEST);
        }
        if (half.isPresent()) {
            compare("SHA-256", half.get(), message.body());
        }
        if (full.isPresent()) {
            compare("SHA-512", full.get(), message.body());
        }
    }

    private static String line(HttpMessage message, String header) throws Flawed {
        return message.only(header, Flaw.SEVERAL_DIGESTS).orElseThrow(() -> new Flawed(Flaw.NO_DIGEST));
    }

    private static Optional<byte[]> once(Optional<byte[]> before, byte[] value) throws Flawed {
        if (before.isPresent()) {
            throw new Flawed(Flaw.SEVERAL_DIGESTS);
        }
        return Optional.of(value);
    }

    private static void compare(String algorithm, byte[] said, byte[] body) throws Flawed {
        if (!MessageDigest.isEqual(said, hash(algorithm, body))) {
            throw new Flawed(Flaw.WRONG_DIGEST);
        }
    }

    /** A signature or digest as base64 (RFC 4648, section 4), of which each has one spelling: Java's decoder takes several. */
    static byte[] decoded(String base64) throws Flawed {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new Flawed(Flaw.UNREADABLE);
        }
        throw new Flawed(Flaw.UNREADABLE);
    }

    private static byte[] hash(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
