package health.rounds.federation;

import health.rounds.platform.OutsideReply;
import java.io.IOException;
import java.net.URI;

/** Asks other servers for documents in the name of the community, signed, since many answer nobody else. */
interface SignedGet {
    /** Waits for the answer, whatever its status; redirects are not followed. An {@link IOException} where there is none in time. */
    OutsideReply get(URI address, String accept) throws IOException;
}
