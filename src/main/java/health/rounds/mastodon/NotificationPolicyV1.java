package health.rounds.mastodon;

import health.rounds.notifications.Handling;
import health.rounds.notifications.NoticePolicy;
import health.rounds.notifications.NoticeRequests.Pending;

/** NotificationPolicy as apps knew it before 4.3: whether something is held back, not how. */
record NotificationPolicyV1(
        boolean filterNotFollowing,
        boolean filterNotFollowers,
        boolean filterNewAccounts,
        boolean filterPrivateMentions,
        NotificationPolicy.Summary summary) {

    static NotificationPolicyV1 of(NoticePolicy policy, Pending pending) {
        return new NotificationPolicyV1(
                policy.notFollowing() != Handling.ACCEPT,
                policy.notFollowers() != Handling.ACCEPT,
                policy.newAccounts() != Handling.ACCEPT,
                policy.privateMentions() != Handling.ACCEPT,
                NotificationPolicy.Summary.of(pending));
    }
}
