package health.rounds.testkit;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.accounts.RemoteProfile;
import health.rounds.posts.Origin;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** People of other servers, and what they write, as it is once it has been read and checked. */
public final class Foreigners {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Foreigners() {}

    /** Somebody of clinic.example whom no other test knows. */
    public static RemoteAuthor stranger(Community community) {
        return kept(community, profile("carla" + COUNT.incrementAndGet(), "clinic.example"));
    }

    /** The same who does not want their posts to be found by strangers. */
    public static RemoteAuthor unindexed(Community community) {
        String name = "carla" + COUNT.incrementAndGet();
        return kept(community, profile(name, "clinic.example", name, "Nephrology", false));
    }

    /** Somebody of clinic.example under a name of their own. */
    public static RemoteAuthor named(Community community, String username, String displayName, String bio) {
        return kept(community, profile(username, "clinic.example", displayName, bio, true));
    }

    private static RemoteAuthor kept(Community community, RemoteProfile profile) {
        RemoteAccounts accounts = community.part(RemoteAccounts.class);
        return accounts.author(accounts.keep(profile).id()).orElseThrow();
    }

    /** The profile of somebody of that server. */
    public static RemoteProfile profile(String username, String domain) {
        return profile(username, domain, "Carla of " + domain, "Nephrology", true);
    }

    private static RemoteProfile profile(
            String username, String domain, String displayName, String bio, boolean indexable) {
        String uri = "https://%s/users/%s".formatted(domain, username);
        return new RemoteProfile(
                username,
                domain,
                uri,
                "https://%s/@%s".formatted(domain, username),
                uri + "/inbox",
                Optional.of("https://%s/inbox".formatted(domain)),
                Optional.of(uri + "/outbox"),
                Optional.of(uri + "/followers"),
                Optional.of(uri + "/following"),
                Optional.empty(),
                displayName,
                bio,
                "<p>" + bio + "</p>",
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false,
                true,
                indexable,
                List.of(),
                Optional.of(Instant.parse("2020-02-02T00:00:00Z")),
                RemoteProfile.Counts.UNKNOWN);
    }

    /** A post with these words, published at that time. */
    public static ReceivedPost post(RemoteAuthor author, String words, Visibility visibility, Instant at) {
        String uri = author.elsewhere().uri() + "/posts/" + COUNT.incrementAndGet();
        return new ReceivedPost(
                new Origin(uri, uri + "/page", "<p>" + words + "</p>", Map.of()),
                at,
                Optional.empty(),
                words,
                "",
                false,
                Optional.of("en"),
                visibility,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                QuotePolicy.NOBODY,
                ReplyPolicy.EVERYONE,
                Optional.empty());
    }

    /** The same as an answer. */
    public static ReceivedPost answering(ReceivedPost post, PostId parent) {
        return with(post, Optional.of(parent), post.mentioned());
    }

    /** The same naming members. */
    public static ReceivedPost naming(ReceivedPost post, List<AccountId> named) {
        return with(post, post.replyTo(), named);
    }

    private static ReceivedPost with(ReceivedPost post, Optional<PostId> replyTo, List<AccountId> named) {
        return new ReceivedPost(
                post.origin(),
                post.publishedAt(),
                post.editedAt(),
                post.text(),
                post.contentWarning(),
                post.sensitive(),
                post.language(),
                post.visibility(),
                replyTo,
                named,
                post.hashtags(),
                post.media(),
                post.poll(),
                post.quote(),
                post.quotePolicy(),
                post.replyPolicy(),
                post.replyAuthorization());
    }

    /** The same with other words, edited at that time. */
    public static ReceivedPost edited(ReceivedPost post, String words, Instant at) {
        return new ReceivedPost(
                new Origin(post.origin().uri(), post.origin().url(), "<p>" + words + "</p>", Map.of()),
                post.publishedAt(),
                Optional.of(at),
                words,
                post.contentWarning(),
                post.sensitive(),
                post.language(),
                post.visibility(),
                post.replyTo(),
                post.mentioned(),
                post.hashtags(),
                post.media(),
                post.poll(),
                post.quote(),
                post.quotePolicy(),
                post.replyPolicy(),
                post.replyAuthorization());
    }
}
