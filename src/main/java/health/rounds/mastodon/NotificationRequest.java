package health.rounds.mastodon;

import health.rounds.notifications.NoticeRequest;
import org.jspecify.annotations.Nullable;

/** NotificationRequest, as in Mastodon's documentation (entities/NotificationRequest), whose count is a text. */
record NotificationRequest(
        String id,
        String createdAt,
        String updatedAt,
        String notificationsCount,
        RawJson account,
        @Nullable RawJson lastStatus) {

    static NotificationRequest of(NoticeRequest request, RawJson account, @Nullable RawJson lastStatus) {
        return new NotificationRequest(
                Long.toString(request.id()),
                Times.of(request.createdAt()),
                Times.of(request.updatedAt()),
                Long.toString(request.size()),
                account,
                lastStatus);
    }
}
