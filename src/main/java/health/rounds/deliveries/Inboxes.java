package health.rounds.deliveries;

import health.rounds.platform.ServerName;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What an inbox's address says about the queue that it stands in. */
final class Inboxes {
    private Inboxes() {}

    /** The server of an inbox that can be called. */
    static String host(URI inbox) {
        return ServerName.of(inbox).orElseThrow().value();
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
