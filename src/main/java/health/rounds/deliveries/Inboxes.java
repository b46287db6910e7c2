package health.rounds.deliveries;

import health.rounds.platform.ServerName;
import health.rounds.platform.Sha256;
import java.net.URI;
import java.nio.ByteBuffer;

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
        return ByteBuffer.wrap(Sha256.of(inbox + "\n" + about)).getLong();
    }
}
