package health.rounds.federation;

import health.rounds.posts.PostLimits;
import java.time.Duration;
import java.time.Instant;

/**
 * How much of what another server sends is read. Lengths are code points. Documents over a limit that only an attacker reaches are
 * refused, all others are cut.
 */
final class ReceivedLimits {
    /** Bytes of a document; Mastodon's is the same (app/lib/request.rb, body_with_limit). */
    static final int BYTES = 1 << 20;

    /** Objects and lists in one another. */
    static final int DEPTH = 32;

    /** Members and items of a document: more is work for its reader and nothing else. */
    static final int TOKENS = 100_000;

    /** Activities in one another: a group announces the Undo of a Like. */
    static final int NESTED = 3;

    /** HTML of a post or profile before it is made safe. */
    static final int HTML = 400_000;

    /** Content warnings and names of links. */
    static final int LINE = 500;

    /** Names of people, groups and emoji. */
    static final int NAME = 200;

    static final int USERNAME = 100;

    /** Descriptions of pictures. */
    static final int ALT = 10_000;

    /** One side of a line of a profile, as HTML; 2,047 in Mastodon. */
    static final int FIELD = 2_047;

    static final int FIELDS = 20;
    static final int MENTIONS = PostLimits.MAX_MENTIONS;
    static final int HASHTAGS = PostLimits.MAX_HASHTAGS;
    static final int EMOJIS = 100;
    static final int KEYS = 10;

    /** Pictures and videos of one post; Mastodon shows 16 of other servers. */
    static final int MEDIA = 16;

    /** Answers of a poll; a poll with more is refused (CVE-2026-23962). */
    static final int POLL_OPTIONS = 50;

    /** Everyone whom a post is addressed to. */
    static final int ADDRESSEES = 1_000;

    /** Items of one page of a collection. */
    static final int ITEMS = 500;

    /** Entries of a list that are looked at for what is kept of them. */
    static final int ENTRIES = 1_000;

    /** Larger counts are nonsense. */
    static final long COUNT = 1_000_000_000L;

    /** Clocks differ; what is dated later than this from now on is dated now. */
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** Nothing in the fediverse is older: identi.ca began in 2008. Blogs that joined brought older texts. */
    static final Instant OLDEST = Instant.parse("1990-01-01T00:00:00Z");

    /** A poll that ends later never ends. */
    static final Duration LONGEST_POLL = Duration.ofDays(3_650);

    private ReceivedLimits() {}
}
