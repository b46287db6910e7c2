package health.rounds.web;

import java.util.List;
import java.util.Optional;

/**
 * A part of a timeline.
 *
 * @param older address of what comes after it; empty at its end
 */
public record TimelineView(List<PostView> posts, Optional<String> older) {
    /** Posts on one page. */
    static final int LENGTH = 20;

    public TimelineView {
        posts = List.copyOf(posts);
    }

    /** The newest id, from which a live stream goes on; 0 where there is none. */
    public long newest() {
        return posts.stream().mapToLong(view -> view.item().value()).max().orElse(0);
    }
}
