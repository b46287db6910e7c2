package health.rounds.mastodon;

import health.rounds.identity.Access;
import health.rounds.notifications.NoticeKind;
import health.rounds.push.AppKeys;
import health.rounds.push.NewSubscription;
import health.rounds.push.PushPolicy;
import health.rounds.push.PushSubscription;
import health.rounds.push.PushSubscriptions;
import health.rounds.push.PushWish;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** {@code /api/v1/push/subscription}: where an app wants to be told of notifications; one for each token. */
@Controller
class PushApi {
    private static final String PATH = "/api/v1/push/subscription";

    private final PushSubscriptions push;

    PushApi(PushSubscriptions push) {
        this.push = push;
    }

    @PostMapping(PATH)
    @Scope("push")
    Reply subscribe(Viewer viewer, Params params, HttpServletRequest request) {
        NewSubscription wanted = new NewSubscription(
                params.requiredWord("subscription[endpoint]"),
                AppKeys.parse(
                        params.requiredWord("subscription[keys][p256dh]"),
                        params.requiredWord("subscription[keys][auth]")),
                params.flag("subscription[standard]"),
                wish(params));
        Access access = viewer.access();
        String token = Bearer.token(request).orElseThrow(PushApi::revoked);
        return push.subscribe(access.token(), viewer.account(), token, wanted)
                .map(this::reply)
                .orElseThrow(PushApi::revoked);
    }

    @GetMapping(PATH)
    @Scope("push")
    Reply show(Viewer viewer) {
        return push.of(viewer.access().token()).map(this::reply).orElseThrow(ApiError::notFound);
    }

    /** What is not named is off, as in Mastodon. */
    @PutMapping(PATH)
    @Scope("push")
    Reply change(Viewer viewer, Params params) {
        return push.change(viewer.access().token(), wish(params))
                .map(this::reply)
                .orElseThrow(ApiError::notFound);
    }

    @DeleteMapping(PATH)
    @Scope("push")
    Reply end(Viewer viewer) {
        push.end(viewer.access().token());
        return Reply.empty();
    }

    private Reply reply(PushSubscription subscription) {
        return Reply.of(WebPushSubscription.of(subscription, push.publicKey()));
    }

    private static PushWish wish(Params params) {
        Set<NoticeKind> kinds = EnumSet.noneOf(NoticeKind.class);
        for (String alert : WebPushSubscription.ALERTS) {
            if (params.flag("data[alerts][" + alert + "]")) {
                Notification.kind(alert).ifPresent(kinds::add);
            }
        }
        // The documentation of PUT has it beside the data, the code of Mastodon within.
        PushPolicy policy = params.word("data[policy]")
                .or(() -> params.word("policy"))
                .map(word -> WebPushSubscription.policy(word)
                        .orElseThrow(() -> ApiError.unprocessable(
                                "Validation failed: policy must be all, followed, follower or none")))
                .orElse(PushPolicy.ALL);
        return new PushWish(kinds, policy);
    }

    private static ApiError revoked() {
        return ApiError.of(401, "The access token is invalid");
    }
}
