package health.rounds.timelines;

import health.rounds.posts.Visibility;
import health.rounds.timelines.FollowGraph.Followees;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * What belongs on a viewer's home timeline: posts of followed accounts and one's own; replies where the viewer knows who is answered;
 * boosts unless switched off for that account; nothing of hidden accounts; no direct posts, which have a place of their own. Public posts
 * with a followed hashtag are here whoever wrote them, answers too, unless they answer somebody hidden or come from a limited account.
 * Whoever is on one of the viewer's exclusive lists is read there and not here.
 *
 * @param hidden whether the viewer does not see the account of a number
 * @param limited whether moderators have limited the account of a number
 * @param elsewhere sorted numbers of the accounts on exclusive lists; none where the rule is that of a list
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HomeRule(int viewer, Followees followees, IntPredicate hidden, IntPredicate limited, int[] elsewhere) {
    /** Whether an entry belongs here, given that its author is followed or the viewer, or that it is here for a hashtag. */
    boolean admits(Entry entry) {
        if (entry.visibility() == Visibility.DIRECT || isHidden(entry.author())) {
            return false;
        }
        if (entry.author() == viewer) {
            return true;
        }
        if (holds(elsewhere, entry.author())) {
            return false;
        }
        if (entry.byTag()) {
            return !isHidden(entry.replyTo()) && !limited.test(entry.author());
        }
        if (entry.isBoost()) {
            return followees.showsBoostsOf(entry.author()) && !isHidden(entry.boostOfAuthor());
        }
        return !entry.isReplyToOthers() || knows(entry.replyTo());
    }

    private boolean knows(int account) {
        return account == viewer || (followees.contains(account) && !isHidden(account));
    }

    private boolean isHidden(int account) {
        return account != Entry.NOBODY && hidden.test(account);
    }

    private static boolean holds(int[] sorted, int account) {
        return sorted.length > 0 && Arrays.binarySearch(sorted, account) >= 0;
    }
}
