package health.rounds.deliveries;

import health.rounds.posts.PostId;
import java.util.Optional;

/**
 * Something to be delivered.
 *
 * @param about whatever names the object: what is about one object reaches an inbox in the order in which it was sent
 * @param post whose author may look where this was delivered
 * @param toFollowers whether it is for followers, so that it carries the digest of who they are (FEP-8fcf)
 * @param activity JSON, sent and signed as it is
 */
@SuppressWarnings("ArrayRecordComponent") // handed once from the door to the queue and never compared
public record Outgoing(Signatory signatory, String about, Optional<PostId> post, boolean toFollowers, byte[] activity) {
    /** About something that is no post, such as a follow. */
    public static Outgoing about(String object, Signatory signatory, byte[] activity) {
        return new Outgoing(signatory, object, Optional.empty(), false, activity);
    }
}
