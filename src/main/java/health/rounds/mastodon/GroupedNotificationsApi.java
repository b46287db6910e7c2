package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.notifications.GroupKey;
import health.rounds.notifications.NoticeGroup;
import health.rounds.notifications.NoticeGroups;
import health.rounds.platform.Slice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /api/v2/notifications}. */
@Controller
class GroupedNotificationsApi {
    private static final int USUAL = 40;
    private static final int MOST = 80;

    private final NoticeGroups groups;
    private final GroupedNotificationJson json;
    private final AccountJson accounts;
    private final PageLinks links;

    GroupedNotificationsApi(NoticeGroups groups, GroupedNotificationJson json, AccountJson accounts, PageLinks links) {
        this.groups = groups;
        this.json = json;
        this.accounts = accounts;
        this.links = links;
    }

    @GetMapping("/api/v2/notifications")
    @Scope("read:notifications")
    Reply all(Viewer viewer, Params params, HttpServletRequest request) {
        boolean partial = isPartial(params);
        Slice<NoticeGroup> found = groups.of(
                viewer.account(), NoticeParams.query(params), NoticeParams.together(params), params.page(USUAL, MOST));
        return Reply.of(json.page(found.items(), viewer.account(), partial)).withLink(links.around(request, found));
    }

    @GetMapping("/api/v2/notifications/unread_count")
    @Scope("read:notifications")
    Reply unread(Viewer viewer, Params params) {
        return Reply.of(UnreadCount.of(groups.unread(
                viewer.account(),
                NoticeParams.query(params),
                NoticeParams.together(params),
                NoticeParams.unreadLimit(params))));
    }

    @GetMapping("/api/v2/notifications/{key}")
    @Scope("read:notifications")
    Reply show(@PathVariable String key, Viewer viewer) {
        return groups.byKey(viewer.account(), key(key))
                .flatMap(group -> json.one(group, viewer.account()))
                .map(Reply::of)
                .orElseThrow(ApiError::notFound);
    }

    /** Mastodon asks for the right to write here, and its documentation for the one to read; either will do. */
    @GetMapping("/api/v2/notifications/{key}/accounts")
    @Scope({"read:notifications", "write:notifications"})
    Reply people(@PathVariable String key, Viewer viewer, Params params, HttpServletRequest request) {
        GroupKey group = key(key);
        ApiError.require(groups.byKey(viewer.account(), group));
        Slice<AccountId> found = groups.people(viewer.account(), group, params.page(USUAL, MOST));
        Map<AccountId, RawJson> people = accounts.each(found.items());
        return Reply.of(found.items().stream()
                        .map(people::get)
                        .filter(Objects::nonNull)
                        .toList())
                .withLink(links.around(request, found));
    }

    @PostMapping("/api/v2/notifications/{key}/dismiss")
    @Scope("write:notifications")
    Reply dismiss(@PathVariable String key, Viewer viewer) {
        if (!groups.dismiss(viewer.account(), key(key))) {
            throw ApiError.notFound();
        }
        return Reply.empty();
    }

    private static GroupKey key(String text) {
        return GroupKeys.parse(text).orElseThrow(ApiError::notFound);
    }

    private static boolean isPartial(Params params) {
        return switch (params.text("expand_accounts").orElse("full")) {
            case "full" -> false;
            case "partial_avatars" -> true;
            default -> throw ApiError.badRequest("expand_accounts must be full or partial_avatars");
        };
    }
}
