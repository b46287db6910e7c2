package health.rounds.deliveries;

import health.rounds.deliveries.Outcome.Delivered;
import health.rounds.deliveries.Outcome.KeptOut;
import health.rounds.deliveries.Outcome.NotSent;
import health.rounds.deliveries.Outcome.Postponed;
import health.rounds.deliveries.Outcome.Refused;
import health.rounds.deliveries.Outcome.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** When a delivery is tried again: later and later, as Mastodon does it, and never all at the same moment. */
final class Patience {
    /** As many as in Mastodon (app/workers/activitypub/delivery_worker.rb): a little over two days. */
    private static final int MOST_TRIES = 16;

    /** What a server would not take from us it will not take next week either; but it may have failed to fetch our key. */
    private static final int MOST_DOUBTFUL_TRIES = 4;

    private static final int LEAST_SECONDS = 15;

    private Patience() {}

    /**
     * Empty where there is no further try.
     *
     * @param tries with the one that ended so
     */
    static Optional<Instant> nextTry(int tries, Outcome outcome, Instant now) {
        return switch (outcome) {
            case Delivered(), Refused(String _, boolean _), Withdrawn(), KeptOut() -> Optional.empty();
            case NotSent(String _) -> nextTry(tries, MOST_TRIES, Optional.empty(), now);
            case Postponed late ->
                nextTry(tries, late.isDoubtful() ? MOST_DOUBTFUL_TRIES : MOST_TRIES, late.leaveAlone(), now);
        };
    }

    private static Optional<Instant> nextTry(int tries, int most, Optional<Duration> leaveAlone, Instant now) {
        if (tries >= most) {
            return Optional.empty();
        }
        long seconds = LEAST_SECONDS + (long) Math.pow(tries, 4);
        Duration pause = Duration.ofSeconds(seconds)
                .plusMillis(ThreadLocalRandom.current().nextLong(seconds * 500)); // up to half as much again
        return Optional.of(
                now.plus(leaveAlone.filter(asked -> asked.compareTo(pause) > 0).orElse(pause)));
    }
}
