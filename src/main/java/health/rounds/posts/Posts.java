package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Clearance;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to posts; whoever may not read a post learns nothing of it, not even that it exists. */
@Component
public class Posts {
    /** Adds a post inside the caller's transaction; the clearance must cover every text of the draft. */
    public Post add(AccountId author, Draft draft, Clearance clearance, Optional<String> app) {
        throw new UnsupportedOperationException();
    }

    /** The post, if the viewer may read it. */
    public Optional<Post> byId(PostId id, Optional<AccountId> viewer) {
        throw new UnsupportedOperationException();
    }

    /** Those that the viewer may read, in the order asked; boosts bring what they pass on only as an id. Fixed number of queries. */
    public List<Post> byIds(Collection<PostId> ids, Optional<AccountId> viewer) {
        throw new UnsupportedOperationException();
    }

    /** What stands before and after a post that the viewer may read. */
    public PostThread thread(PostId id, Optional<AccountId> viewer) {
        throw new UnsupportedOperationException();
    }

    /** Every state of a post, oldest first; one entry for a post never edited. */
    public List<PostVersion> history(PostId id) {
        throw new UnsupportedOperationException();
    }

    /** Newest of the viewer's own and of public posts that contain all the words. */
    public List<Post> search(
            String words, Optional<AccountId> viewer, Optional<AccountId> author, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    /** Hashtags that begin with the word, the most used first. */
    public List<TagUse> tags(String prefix, int limit) {
        throw new UnsupportedOperationException();
    }

    /** How often a hashtag was used on each of the last seven days (UTC), today first. */
    public TagUse tag(String name) {
        throw new UnsupportedOperationException();
    }
}
