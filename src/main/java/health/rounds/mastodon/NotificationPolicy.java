package health.rounds.mastodon;

import health.rounds.notifications.Handling;
import health.rounds.notifications.NoticePolicy;
import health.rounds.notifications.NoticeRequests.Pending;
import java.util.Locale;
import java.util.Optional;

/** NotificationPolicy, as in Mastodon's documentation (entities/NotificationPolicy). */
record NotificationPolicy(
        String forNotFollowing,
        String forNotFollowers,
        String forNewAccounts,
        String forPrivateMentions,
        String forLimitedAccounts,
        Summary summary) {

    static NotificationPolicy of(NoticePolicy policy, Pending pending) {
        return new NotificationPolicy(
                wireName(policy.notFollowing()),
                wireName(policy.notFollowers()),
                wireName(policy.newAccounts()),
                wireName(policy.privateMentions()),
                wireName(policy.limitedAccounts()),
                Summary.of(pending));
    }

    private static String wireName(Handling handling) {
        return handling.name().toLowerCase(Locale.ROOT);
    }

    /** Empty for a word that is none of the three. */
    static Optional<Handling> handling(String wireName) {
        for (Handling handling : Handling.values()) {
            if (wireName(handling).equals(wireName)) {
                return Optional.of(handling);
            }
        }
        return Optional.empty();
    }

    /** What is held back, of a hundred senders at most. */
    record Summary(long pendingRequestsCount, long pendingNotificationsCount) {
        static Summary of(Pending pending) {
            return new Summary(pending.requests(), pending.notices());
        }
    }
}
