package health.rounds.posts;

import java.time.Duration;

/** How much fits into a post; the doors announce these numbers to apps. */
public final class PostLimits {
    /** Characters of text and content warning together, counted as {@link health.rounds.text.Text#length} does. */
    public static final int MAX_CHARACTERS = 5_000;

    /** Pictures in one post. */
    public static final int MAX_MEDIA = 4;

    /** People one post may name; more is how spam looks. */
    public static final int MAX_MENTIONS = 50;

    /** Hashtags that are kept of one post. */
    public static final int MAX_HASHTAGS = 50;

    /** Answers of a poll. */
    public static final int MAX_POLL_OPTIONS = 6;

    /** Characters of one answer of a poll. */
    public static final int MAX_POLL_OPTION_CHARACTERS = 100;

    /** A poll is open at least this long. */
    public static final Duration MIN_POLL_TIME = Duration.ofMinutes(5);

    /** A poll is open at most this long. */
    public static final Duration MAX_POLL_TIME = Duration.ofDays(31);

    /** Posts that an account may pin to its profile. */
    public static final int MAX_PINS = 5;

    /** Hashtags that an account may follow: each is one more feed that its home page is merged from. */
    public static final int MAX_FOLLOWED_TAGS = 1_000;

    /** Hashtags that an account may show on its profile, as in Mastodon (app/models/featured_tag.rb). */
    public static final int MAX_FEATURED_TAGS = 10;

    private PostLimits() {}
}
