package health.rounds.guard;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The guard's receipt for exactly the texts that it screened; only the guard can make one. */
public final class Clearance {
    private final String sha256;
    private final String ruleSet;

    Clearance(List<Part> parts, String ruleSet) {
        this.sha256 = digest(parts);
        this.ruleSet = ruleSet;
    }

    /** True only for the same fields and texts in the same order. */
    public boolean covers(List<Part> parts) {
        return sha256.equals(digest(parts));
    }

    /** Lower-case hex SHA-256 over the count of parts, and each part's field and text, each with its length in bytes before it. */
    public String sha256() {
        return sha256;
    }

    /** The version of the rules that cleared the texts. */
    public String ruleSet() {
        return ruleSet;
    }

    private static String digest(List<Part> parts) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
        sha.update(length(parts.size()));
        for (Part part : parts) {
            update(sha, part.field().name().getBytes(StandardCharsets.UTF_8));
            // UTF-16, not UTF-8: an unpaired surrogate must not hash like a question mark.
            update(sha, part.text().getBytes(StandardCharsets.UTF_16BE));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static void update(MessageDigest sha, byte[] bytes) {
        sha.update(length(bytes.length));
        sha.update(bytes);
    }

    private static byte[] length(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
