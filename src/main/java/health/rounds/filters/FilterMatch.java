package health.rounds.filters;

import health.rounds.posts.PostId;
import java.util.List;

/**
 * A filter that matches a post, and why.
 *
 * @param keywords those found, as the owner typed them; empty where it is named only
 * @param posts which of the ids asked for the filter names
 */
public record FilterMatch(Filter filter, List<String> keywords, List<PostId> posts) {
    public FilterMatch {
        keywords = List.copyOf(keywords);
        posts = List.copyOf(posts);
    }
}
