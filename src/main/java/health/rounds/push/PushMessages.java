package health.rounds.push;

import health.rounds.notifications.Notice;
import health.rounds.posts.Post;
import java.util.Optional;

/** Puts a notification into the words that apps understand; a door's part. */
public interface PushMessages {
    /**
     * Bytes to be encrypted, some hundreds; empty where somebody is gone whom it is about.
     *
     * @param post as the member may read it
     * @param token of the app that is told
     */
    Optional<byte[]> message(Notice notice, Optional<Post> post, String token);
}
