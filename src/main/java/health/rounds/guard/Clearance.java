package health.rounds.guard;

import health.rounds.platform.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** The guard's receipt for exactly the texts that it screened; only the guard can make one. */
public final class Clearance {
    private final String sha256;
    private final String ruleSet;
    private final Level level;
    private final List<Settled> settled;

    Clearance(List<Part> parts, String ruleSet, Level level, List<Settled> settled) {
        this.sha256 = digest(parts);
        this.ruleSet = ruleSet;
        this.level = level;
        this.settled = List.copyOf(settled);
    }

    /** True only for the same fields and texts in the same order. */
    public boolean covers(List<Part> parts) {
        return sha256.equals(digest(parts));
    }

    /** {@link #digest} of the texts. */
    public String sha256() {
        return sha256;
    }

    /** The version of the rules that cleared the texts. */
    public String ruleSet() {
        return ruleSet;
    }

    /** {@link Level#PASS}, or {@link Level#NUDGE} where there was something to look at again. */
    public Level level() {
        return level;
    }

    /** What would have stood in the way, had the author not answered or overridden it. */
    public List<Settled> settled() {
        return settled;
    }

    /**
     * Lower-case hex SHA-256 over the count of parts, then for each part its field's name in UTF-8 and its text in UTF-16 (big endian), each
     * with its length in bytes before it; counts and lengths are 32 bits, big endian.
     */
    public static String digest(List<Part> parts) {
        MessageDigest sha = Sha256.inParts();
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
