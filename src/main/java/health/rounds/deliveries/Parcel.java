package health.rounds.deliveries;

import health.rounds.posts.PostId;
import java.net.URI;
import java.util.Optional;

/**
 * An activity on its way to one inbox.
 *
 * @param line what it shares with others that must not overtake it
 * @param activity its id, which tells the order and when it was sent
 * @param attempts with the one that is under way
 */
@SuppressWarnings("ArrayRecordComponent") // handed once from the store to a courier and never compared
record Parcel(
        long line,
        long activity,
        String host,
        URI inbox,
        int attempts,
        Signatory signatory,
        Optional<PostId> post,
        boolean toFollowers,
        byte[] body) {

    /** Its text is gone, and it is to be sent no more. */
    boolean isWithdrawn() {
        return body.length == 0;
    }
}
