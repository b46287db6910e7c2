package health.rounds.web;

import gg.jte.generated.precompiled.Templates;
import health.rounds.notifications.Notice;
import health.rounds.notifications.Notifications;
import health.rounds.platform.Page;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** {@code /notifications}: who wants something from the reader. Looking at the newest counts as having read them. */
@Controller
class NotificationsPage {
    private static final int LENGTH = 40;

    private final Notifications notifications;
    private final NoticePresenter presenter;
    private final Templates templates;

    NotificationsPage(Notifications notifications, NoticePresenter presenter, Templates templates) {
        this.notifications = notifications;
        this.presenter = presenter;
        this.templates = templates;
    }

    @GetMapping("/notifications")
    View notifications(
            Frame frame, @RequestParam(defaultValue = "all") String kind, @RequestParam Optional<Long> before) {
        Reader reader = frame.reader();
        NoticeFilter filter = NoticeFilter.named(kind);
        Page page = before.map(id -> Page.before(id, LENGTH)).orElseGet(() -> Page.first(LENGTH));
        List<Notice> notices = notifications.of(reader.id(), filter.query(), page);
        boolean newest = before.isEmpty() && filter == NoticeFilter.ALL;
        List<NoticeView> groups = presenter.of(notices, newest ? frame.unread() : 0, reader);
        if (newest && !notices.isEmpty()) {
            notifications.markRead(reader.id(), notices.getFirst().id());
        }
        Optional<String> older = notices.size() < LENGTH
                ? Optional.empty()
                : Optional.of("/notifications?kind=" + filter.key() + "&before="
                        + notices.getLast().id());
        return Html.page(
                templates.notifications(frame.at(Place.NOTIFICATIONS, "Notifications"), filter, groups, older));
    }
}
