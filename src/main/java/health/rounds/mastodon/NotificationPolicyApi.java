package health.rounds.mastodon;

import health.rounds.notifications.Handling;
import health.rounds.notifications.NoticePolicies;
import health.rounds.notifications.NoticeRequests;
import health.rounds.notifications.PolicyChange;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** {@code /api/v2/notifications/policy}, and its first form under {@code /api/v1}. */
@Controller
class NotificationPolicyApi {
    private final NoticePolicies policies;
    private final NoticeRequests requests;

    NotificationPolicyApi(NoticePolicies policies, NoticeRequests requests) {
        this.policies = policies;
        this.requests = requests;
    }

    @GetMapping("/api/v2/notifications/policy")
    @Scope("read:notifications")
    Reply show(Viewer viewer) {
        return Reply.of(NotificationPolicy.of(policies.of(viewer.account()), requests.pending(viewer.account())));
    }

    @RequestMapping(
            path = "/api/v2/notifications/policy",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    @Scope("write:notifications")
    Reply change(Viewer viewer, Params params) {
        policies.change(
                viewer.account(),
                new PolicyChange(
                        handling(params, "for_not_following"),
                        handling(params, "for_not_followers"),
                        handling(params, "for_new_accounts"),
                        handling(params, "for_private_mentions"),
                        handling(params, "for_limited_accounts")));
        return show(viewer);
    }

    @GetMapping("/api/v1/notifications/policy")
    @Scope("read:notifications")
    Reply showV1(Viewer viewer) {
        return Reply.of(NotificationPolicyV1.of(policies.of(viewer.account()), requests.pending(viewer.account())));
    }

    @RequestMapping(
            path = "/api/v1/notifications/policy",
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    @Scope("write:notifications")
    Reply changeV1(Viewer viewer, Params params) {
        policies.change(
                viewer.account(),
                new PolicyChange(
                        filter(params, "filter_not_following"),
                        filter(params, "filter_not_followers"),
                        filter(params, "filter_new_accounts"),
                        filter(params, "filter_private_mentions"),
                        Optional.empty()));
        return showV1(viewer);
    }

    private static Optional<Handling> handling(Params params, String name) {
        return params.text(name)
                .map(word -> NotificationPolicy.handling(word)
                        .orElseThrow(() -> ApiError.unprocessable(name + " must be accept, filter or drop")));
    }

    private static Optional<Handling> filter(Params params, String name) {
        return params.optionalFlag(name).map(filter -> filter ? Handling.FILTER : Handling.ACCEPT);
    }
}
