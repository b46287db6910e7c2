package health.rounds.posts;

import org.springframework.stereotype.Component;

/** Makes safe HTML of a post's plain text, with links to the accounts it mentions and its hashtags. */
@Component
public class PostText {
    public String html(Post post) {
        throw new UnsupportedOperationException();
    }

    /** The same for an earlier version of a post. */
    public String html(Post post, PostVersion version) {
        throw new UnsupportedOperationException();
    }
}
