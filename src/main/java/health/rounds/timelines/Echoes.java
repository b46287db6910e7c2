package health.rounds.timelines;

import health.rounds.platform.Ids;
import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/**
 * Leaves out boosts of what stands on the same timeline itself and is still new, so that a post does not come twice on the day on which it
 * was written: once by its author, and once by a group or a colleague who passed it on. What is boosted later is brought back to mind.
 */
record Echoes(PostIndex index) {
    private static final Duration NEW = Duration.ofDays(1);

    /**
     * A rule without them. Own boosts stay, as does a boost of something so old that it is not held in memory.
     *
     * @param isRead whether posts of the account of a number stand here, as far as the rule admits them
     */
    Predicate<Entry> leftOut(int viewer, IntPredicate isRead, Predicate<Entry> rule) {
        return entry -> rule.test(entry)
                && (!entry.isBoost()
                        || entry.author() == viewer
                        || !isSoon(entry)
                        || !isRead.test(entry.boostOfAuthor())
                        || index.find(entry.boostOfAuthor(), entry.boostOf())
                                .filter(rule)
                                .isEmpty());
    }

    private static boolean isSoon(Entry boost) {
        return Ids.timeOf(boost.boostOf()).plus(NEW).isAfter(Ids.timeOf(boost.id()));
    }
}
