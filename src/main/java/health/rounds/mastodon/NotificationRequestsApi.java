package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.notifications.NoticeRequest;
import health.rounds.notifications.NoticeRequests;
import health.rounds.posts.PostId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v1/notifications/requests}: what the viewer's policy holds back, by sender. */
@Controller
class NotificationRequestsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final NoticeRequests requests;
    private final AccountJson accounts;
    private final StatusJson statuses;
    private final PageLinks links;

    NotificationRequestsApi(NoticeRequests requests, AccountJson accounts, StatusJson statuses, PageLinks links) {
        this.requests = requests;
        this.accounts = accounts;
        this.statuses = statuses;
        this.links = links;
    }

    @GetMapping("/api/v1/notifications/requests")
    @Scope("read:notifications")
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        List<NoticeRequest> found = requests.of(viewer.account(), params.page(USUAL, MOST));
        Optional<String> link = found.isEmpty()
                ? Optional.empty()
                : Optional.of(links.header(
                        request, found.getFirst().id(), found.getLast().id()));
        return Reply.of(entities(found, viewer)).withLink(link);
    }

    /** Nothing is ever under way: accepted notifications are in their places when the answer to accepting them is sent. */
    @GetMapping("/api/v1/notifications/requests/merged")
    @Scope("read:notifications")
    Reply merged(Viewer viewer) {
        return Reply.of(Map.of("merged", true));
    }

    @GetMapping("/api/v1/notifications/requests/{id}")
    @Scope("read:notifications")
    Reply show(@PathVariable long id, Viewer viewer) {
        List<NoticeRequest> found = requests.byId(viewer.account(), id).stream().toList();
        return Reply.of(entities(found, viewer).stream().findFirst().orElseThrow(ApiError::notFound));
    }

    @PostMapping("/api/v1/notifications/requests/{id}/accept")
    @Scope("write:notifications")
    Reply accept(@PathVariable long id, Viewer viewer) {
        return done(requests.accept(viewer.account(), List.of(id)));
    }

    @PostMapping("/api/v1/notifications/requests/{id}/dismiss")
    @Scope("write:notifications")
    Reply dismiss(@PathVariable long id, Viewer viewer) {
        return done(requests.dismiss(viewer.account(), List.of(id)));
    }

    /** Ids of no request of the viewer's are passed over, as in Mastodon: another app may have been faster. */
    @PostMapping("/api/v1/notifications/requests/accept")
    @Scope("write:notifications")
    Reply acceptAll(Viewer viewer, Params params) {
        requests.accept(viewer.account(), params.ids("id"));
        return Reply.empty();
    }

    @PostMapping("/api/v1/notifications/requests/dismiss")
    @Scope("write:notifications")
    Reply dismissAll(Viewer viewer, Params params) {
        requests.dismiss(viewer.account(), params.ids("id"));
        return Reply.empty();
    }

    private static Reply done(boolean found) {
        if (!found) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    /** In order; those whose sender is gone are left out. */
    private List<NotificationRequest> entities(List<NoticeRequest> found, Viewer viewer) {
        Map<AccountId, RawJson> people =
                accounts.each(found.stream().map(NoticeRequest::from).toList());
        Map<PostId, RawJson> posts = statuses.each(
                found.stream()
                        .flatMap(request -> request.post().stream())
                        .distinct()
                        .toList(),
                Optional.of(viewer.account()));
        return found.stream()
                .flatMap(request -> Optional.ofNullable(people.get(request.from())).stream()
                        .map(account -> NotificationRequest.of(
                                request, account, request.post().map(posts::get).orElse(null))))
                .toList();
    }
}
