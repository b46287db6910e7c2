package health.rounds.deliveries;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** What an inbox's address says about the queue that it stands in. */
final class Inboxes {
    private static final int HTTPS = 443;

    private Inboxes() {}

    /** The server: its name in lower case, and its port where that is not the usual one. */
    static String host(URI inbox) {
        String name = inbox.getHost().toLowerCase(Locale.ROOT);
        return inbox.getPort() < 0 || inbox.getPort() == HTTPS ? name : name + ":" + inbox.getPort();
    }

    /**
     * The same number for the same inbox and object: 64 bits of SHA-256, so that no server can choose inboxes that share the line of
     * others.
     */
    static long line(URI inbox, String about) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((inbox + "\n" + about).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
