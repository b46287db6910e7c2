package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.rounds.notifications.NoticeGroup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * NotificationGroup, as in Mastodon's documentation (methods/grouped_notifications). What belongs to a page is left out where there is
 * none, and so are {@code status_id}, {@code report} and {@code moderation_warning}; {@code event} belongs to a kind that does not exist here.
 */
record NotificationGroup(
        String groupKey,
        long notificationsCount,
        String type,
        String mostRecentNotificationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pageMinId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String pageMaxId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String latestPageNotificationAt,
        List<String> sampleAccountIds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String statusId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReportEntity report,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AccountWarning moderationWarning) {

    static NotificationGroup of(
            NoticeGroup group,
            List<String> sampleAccountIds,
            boolean onPage,
            @Nullable ReportEntity report,
            @Nullable AccountWarning warning) {
        String newest = Long.toString(group.newest());
        return new NotificationGroup(
                GroupKeys.text(group.key()),
                group.size(),
                Notification.wireName(group.kind()),
                newest,
                onPage ? Long.toString(group.oldest()) : null,
                onPage ? newest : null,
                onPage ? Times.of(group.at()) : null,
                sampleAccountIds,
                group.post().map(Object::toString).orElse(null),
                report,
                warning);
    }
}
