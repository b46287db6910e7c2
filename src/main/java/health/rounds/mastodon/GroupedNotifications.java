package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * GroupedNotificationsResults, as in Mastodon's documentation (methods/grouped_notifications); {@code partial_accounts} is there only for
 * apps that ask for it.
 */
record GroupedNotifications(
        List<RawJson> accounts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<PartialAccount> partialAccounts,
        List<RawJson> statuses,
        List<NotificationGroup> notificationGroups) {

    static GroupedNotifications of(
            List<RawJson> accounts,
            @Nullable List<PartialAccount> partialAccounts,
            List<RawJson> statuses,
            List<NotificationGroup> groups) {
        return new GroupedNotifications(accounts, partialAccounts, statuses, groups);
    }
}
