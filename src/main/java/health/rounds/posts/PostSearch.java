package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.Sanctioned;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The front door to the search for posts by their words. */
@Component
public class PostSearch {
    private final PostStore store;
    private final Posts posts;
    private final Relationships relationships;
    private final Sanctioned sanctioned;
    private final Follows follows;

    PostSearch(PostStore store, Posts posts, Relationships relationships, Sanctioned sanctioned, Follows follows) {
        this.store = store;
        this.posts = posts;
        this.relationships = relationships;
        this.sanctioned = sanctioned;
        this.follows = follows;
    }

    /** Newest of the viewer's own and of public posts that contain all the words; those of limited accounts for their followers only. */
    public List<Post> find(
            String words, Optional<AccountId> viewer, Optional<AccountId> author, int offset, int limit) {
        List<PostId> found =
                store.search(words, viewer.orElse(null), author.orElse(null), notFound(viewer), offset, limit);
        return posts.byIds(found, viewer);
    }

    /** Whose posts this viewer does not come across: the hidden ones, and the limited whom they do not follow. */
    private Set<AccountId> notFound(Optional<AccountId> viewer) {
        Set<AccountId> left = new HashSet<>(sanctioned.limited());
        viewer.ifPresent(reader -> {
            left.removeAll(follows.followedAmong(reader, left));
            left.remove(reader);
        });
        left.addAll(relationships.hiddenFrom(viewer));
        return left;
    }
}
