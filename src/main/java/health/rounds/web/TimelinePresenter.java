package health.rounds.web;

import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Shows a part of a timeline, with the address of the next one. */
@Component
final class TimelinePresenter {
    private final PostPresenter posts;

    TimelinePresenter(PostPresenter posts) {
        this.posts = posts;
    }

    /** The part that a request wants; without a place, the newest. */
    static Page page(Optional<Long> before) {
        return before.map(id -> Page.before(id, TimelineView.LENGTH)).orElseGet(() -> Page.first(TimelineView.LENGTH));
    }

    /** A timeline paged by its own ids; a full page may have more behind it. */
    TimelineView of(List<PostId> ids, Reader reader, String path) {
        Optional<String> older = ids.size() < TimelineView.LENGTH
                ? Optional.empty()
                : Optional.of(before(path, ids.getLast().value()));
        return new TimelineView(posts.byIds(ids, reader), older);
    }

    /** A list of posts that is paged by something else, such as when each was bookmarked. */
    TimelineView of(Slice<Post> slice, Reader reader, String path) {
        Optional<String> older = slice.items().size() < TimelineView.LENGTH
                ? Optional.empty()
                : slice.oldest().map(cursor -> before(path, cursor));
        return new TimelineView(posts.of(slice.items(), reader), older);
    }

    private static String before(String path, long cursor) {
        return UriComponentsBuilder.fromPath(path)
                .queryParam("before", cursor)
                .encode()
                .toUriString();
    }
}
