package health.rounds.federation;

import java.io.IOException;
import java.net.URI;

/** Asks other servers for documents in the name of the community, signed, since many answer nobody else. */
interface SignedGet {
    /**
     * Waits for the answer, whatever its status. Redirects may have been followed; then the answer says where it comes from, which is what it may
     * speak for. An {@link IOException} where there is none in time.
     */
    Fetcher.Answer.Given get(URI address, String accept) throws IOException;
}
