package health.rounds.mastodon;

import health.rounds.notifications.Notice;
import health.rounds.notifications.NoticeKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notification, as in Mastodon's documentation. */
record Notification(
        String id,
        String type,
        String createdAt,
        String groupKey,
        RawJson account,
        @Nullable RawJson status,
        @Nullable ReportEntity report,
        @Nullable Object event,
        @Nullable AccountWarning moderationWarning) {

    static Notification of(
            Notice notice,
            RawJson account,
            @Nullable RawJson status,
            @Nullable ReportEntity report,
            @Nullable AccountWarning warning) {
        return new Notification(
                Long.toString(notice.id()),
                wireName(notice.kind()),
                Times.of(notice.at()),
                GroupKeys.text(notice.group()),
                account,
                status,
                report,
                null,
                warning);
    }

    static String wireName(NoticeKind kind) {
        return switch (kind) {
            case MENTION -> "mention";
            case FOLLOW -> "follow";
            case FOLLOW_REQUEST -> "follow_request";
            case BOOST -> "reblog";
            case FAVOURITE -> "favourite";
            case POLL -> "poll";
            case POST -> "status";
            case EDIT -> "update";
            case QUOTE -> "quote";
            case QUOTED_EDIT -> "quoted_update";
            case REPORT -> "admin.report";
            case SIGN_UP -> "admin.sign_up";
            case WARNING -> "moderation_warning";
        };
    }

    /** The kind an app asks for; empty for kinds that do not exist here. */
    static Optional<NoticeKind> kind(String wireName) {
        for (NoticeKind kind : NoticeKind.values()) {
            if (wireName(kind).equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
