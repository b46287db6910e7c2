package health.rounds.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Makes the ids of everything that is kept: 48 bits of milliseconds since 1970, then 16 bits that tell apart what was made in
 * the same millisecond. Sorted ids are sorted by time, as in Mastodon (lib/mastodon/snowflake.rb), so apps may page by them.
 *
 * <p>Within a process every id is greater than the one before, even when the clock is set back. A millisecond starts at a random
 * place in the lower half of its 16 bits, so that processes that share a database do not meet; one that runs out borrows from the
 * next millisecond.
 */
@Component
public final class Ids {
    private static final int LOW_BITS = 16;
    private static final int START_BITS = LOW_BITS - 1;
    private static final long SCRIPT_STEP = 160;

    private final Clock clock;
    private final AtomicLong last = new AtomicLong();

    /** Ids that tell the time of {@code clock}. */
    public Ids(Clock clock) {
        this.clock = clock;
    }

    /** The next id: positive, and greater than every id made here before. */
    public long next() {
        long now = clock.millis() << LOW_BITS;
        long start = now | ThreadLocalRandom.current().nextInt(1 << START_BITS);
        return last.updateAndGet(previous -> previous < now ? start : previous + 1);
    }

    /**
     * The next id that JavaScript reads from a JSON number and prints again unchanged, until the year 2109: a multiple of 160.
     *
     * <p>A double keeps 53 bits, so below 2^58 every multiple of 32 is exact. JavaScript prints the fewest digits that mean the same
     * double, which lies at most 16 away: of a multiple of 20 they are its own, as no other number that ends in two noughts is as near.
     */
    public long nextForScripts() {
        long now = clock.millis() << LOW_BITS;
        long start = now | ThreadLocalRandom.current().nextInt(1 << START_BITS);
        return last.updateAndGet(
                previous -> Math.ceilDiv(previous < now ? start : previous + 1, SCRIPT_STEP) * SCRIPT_STEP);
    }

    /**
     * An id as if made at that time, for what was made then elsewhere: from the upper half of that millisecond's 16 bits, at random, so
     * that it hardly ever meets another one.
     */
    public static long at(Instant time) {
        int low = (1 << START_BITS) + ThreadLocalRandom.current().nextInt(1 << START_BITS);
        return time.toEpochMilli() << LOW_BITS | low;
    }

    /** When the id was made, to the millisecond. */
    public static Instant timeOf(long id) {
        return Instant.ofEpochMilli(id >>> LOW_BITS);
    }

    /** The smallest id of that millisecond: everything made at or after {@code time} has this id or a greater one. */
    public static long firstAt(Instant time) {
        return time.toEpochMilli() << LOW_BITS;
    }
}
