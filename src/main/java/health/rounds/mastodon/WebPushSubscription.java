package health.rounds.mastodon;

import health.rounds.push.PushPolicy;
import health.rounds.push.PushSubscription;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * WebPushSubscription, as Mastodon writes it (app/serializers/rest/web_push_subscription_serializer.rb).
 *
 * @param id a number, though the documentation calls it a string: Ice Cubes and Tusky read nothing else, the latter of 32 bits
 * @param alerts every kind that apps may ask for, as Ice Cubes misses those that are left out; what there is not here is never on
 */
record WebPushSubscription(
        long id, String endpoint, boolean standard, Map<String, Boolean> alerts, String serverKey, String policy) {
    /** As in Mastodon 4.5 (documentation, methods/push and entities/Notification). */
    static final List<String> ALERTS = List.of(
            "mention",
            "status",
            "reblog",
            "follow",
            "follow_request",
            "favourite",
            "poll",
            "update",
            "severed_relationships",
            "moderation_warning",
            "quote",
            "quoted_update",
            "admin.sign_up",
            "admin.report");

    static WebPushSubscription of(PushSubscription subscription, String serverKey) {
        Map<String, Boolean> alerts = new LinkedHashMap<>();
        for (String alert : ALERTS) {
            boolean on = Notification.kind(alert)
                    .filter(subscription.wish().kinds()::contains)
                    .isPresent();
            alerts.put(alert, on);
        }
        return new WebPushSubscription(
                subscription.id(),
                subscription.endpoint().toString(),
                subscription.standard(),
                alerts,
                serverKey,
                subscription.wish().policy().name().toLowerCase(Locale.ROOT));
    }

    /** Empty for a word that means no policy. */
    static Optional<PushPolicy> policy(String word) {
        return switch (word) {
            case "all" -> Optional.of(PushPolicy.ALL);
            case "followed" -> Optional.of(PushPolicy.FOLLOWED);
            case "follower" -> Optional.of(PushPolicy.FOLLOWER);
            case "none" -> Optional.of(PushPolicy.NONE);
            default -> Optional.empty();
        };
    }
}
