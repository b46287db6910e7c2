package health.rounds.testkit;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.ProfileField;
import health.rounds.accounts.Sanctions;
import health.rounds.media.Focus;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyConsent;
import health.rounds.posts.ReplyPolicy;
import health.rounds.posts.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An account, a picture and a post with all that they can have, for tests that compare whole documents. */
public final class Specimens {
    /** When the post was written. */
    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00.5Z");

    private Specimens() {}

    public static Account account(
            AccountId id, String name, String displayName, Optional<String> header, Sanctions sanctions) {
        return new Account(
                id,
                name,
                displayName,
                "Cardiology & coffee.\n\nhttps://example.org #echofirst",
                List.of(new ProfileField("Web", "https://example.org"), new ProfileField("Role", "Attending <3")),
                Optional.of("anna.jpg"),
                header,
                true,
                false,
                true,
                Instant.parse("2026-01-02T03:04:05Z"),
                12,
                34,
                56,
                Optional.of(LocalDate.parse("2026-05-04")),
                sanctions,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    public static Media photo(AccountId owner) {
        return new Media(
                new MediaId(301),
                owner,
                Media.Kind.PHOTO,
                "image/jpeg",
                1600,
                900,
                640,
                360,
                "LEHV6nWB2yk8pyo0adR*.7kCMdnj",
                "A normal echocardiogram",
                Optional.of(new Focus(0.25, -0.5)),
                "full.jpg",
                "small.jpg",
                true,
                Optional.empty());
    }

    /** Post 201, which answers post 200 of account 102 and names it. */
    public static Post post(AccountId author, Visibility visibility, List<Media> media, QuotePolicy quotePolicy) {
        AccountId ben = new AccountId(102);
        return new Post(
                new PostId(201),
                author,
                NOON,
                Optional.of(NOON.plusSeconds(60)),
                "Look, @ben: \"<b>\" #echofirst",
                "Blood",
                true,
                Optional.of("en"),
                visibility,
                Optional.of(new PostId(200)),
                Optional.of(ben),
                new PostId(200),
                Optional.empty(),
                List.of(new Mention(ben, "ben", "ben", Optional.empty())),
                List.of("echofirst"),
                media,
                Optional.empty(),
                new Post.Counts(1, 2, 3, 4),
                Optional.of("toot"),
                Optional.empty(),
                quotePolicy,
                ReplyPolicy.FOLLOWERS,
                ReplyConsent.FREE,
                Optional.empty());
    }
}
