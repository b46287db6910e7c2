package health.rounds.filters;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one member does not want to read: a post with any of the keywords, or any of the posts. */
public record Filter(long id, AccountId owner, FilterTerms terms, List<Keyword> keywords, List<FilteredPost> posts) {
    public Filter {
        keywords = List.copyOf(keywords);
        posts = List.copyOf(posts);
    }

    /** Whether it still applies. */
    public boolean isActive(Instant now) {
        return terms.expiresAt().map(now::isBefore).orElse(true);
    }

    /** The keyword of that id, if it is one of these. */
    public Optional<Keyword> keyword(long wanted) {
        return keywords.stream().filter(keyword -> keyword.id() == wanted).findFirst();
    }

    /** The entry of that id, if it is one of these. */
    public Optional<FilteredPost> entry(long wanted) {
        return posts.stream().filter(entry -> entry.id() == wanted).findFirst();
    }

    /** The entry of a post, if it is named. */
    public Optional<FilteredPost> entry(PostId post) {
        return posts.stream().filter(entry -> entry.post().equals(post)).findFirst();
    }
}
