package health.rounds.mastodon;

import health.rounds.notifications.Notice;
import health.rounds.notifications.Notifications;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/notifications}. */
@Controller
class NotificationsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final Notifications notifications;
    private final NotificationJson json;
    private final PageLinks links;

    NotificationsApi(Notifications notifications, NotificationJson json, PageLinks links) {
        this.notifications = notifications;
        this.json = json;
        this.links = links;
    }

    @GetMapping("/api/v1/notifications")
    @Scope("read:notifications")
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        List<Notice> found = notifications.of(viewer.account(), NoticeParams.query(params), params.page(USUAL, MOST));
        Optional<String> link = found.isEmpty()
                ? Optional.empty()
                : Optional.of(links.header(
                        request, found.getFirst().id(), found.getLast().id()));
        return Reply.of(json.list(found)).withLink(link);
    }

    @GetMapping("/api/v1/notifications/unread_count")
    @Scope("read:notifications")
    Reply unread(Viewer viewer, Params params) {
        return Reply.of(UnreadCount.of(
                notifications.unread(viewer.account(), NoticeParams.query(params), NoticeParams.unreadLimit(params))));
    }

    @GetMapping("/api/v1/notifications/{id}")
    @Scope("read:notifications")
    Reply show(@PathVariable long id, Viewer viewer) {
        Notice notice = notifications.byId(viewer.account(), id).orElseThrow(ApiError::notFound);
        return Reply.of(json.list(List.of(notice)).stream().findFirst().orElseThrow(ApiError::notFound));
    }

    @PostMapping("/api/v1/notifications/clear")
    @Scope("write:notifications")
    Reply clear(Viewer viewer) {
        notifications.clear(viewer.account());
        return Reply.empty();
    }

    @PostMapping("/api/v1/notifications/{id}/dismiss")
    @Scope("write:notifications")
    Reply dismiss(@PathVariable long id, Viewer viewer) {
        if (!notifications.dismiss(viewer.account(), id)) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }
}
