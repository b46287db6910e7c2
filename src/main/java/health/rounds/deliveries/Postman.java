package health.rounds.deliveries;

import health.rounds.platform.OutsideReply;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Signs an activity and takes it to an inbox; called on a virtual thread, outside any transaction. */
public interface Postman {
    /** Waits for the answer, whatever its status; an {@link IOException} where there is none. */
    OutsideReply post(Signatory signatory, URI inbox, byte[] activity, Map<String, String> headers) throws IOException;
}
