package health.rounds.push;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.filters.FilterContext;
import health.rounds.filters.Filters;
import health.rounds.filters.PostWords;
import health.rounds.notifications.Notice;
import health.rounds.notifications.Notifications;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import health.rounds.posts.Post;
import health.rounds.posts.Posts;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes a notification to a push service (RFC 8030), if the member may still read what it is about and wants to hear of it.
 *
 * <p>A service that is busy or away is asked again, later and later, for as long as the service itself would have kept the message. One
 * that no longer knows the endpoint ends the subscription, and so does a week without success.
 */
@Component
final class Courier {
    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** As in Mastodon (app/workers/web/push_notification_worker.rb), like the urgency. */
    private static final Duration KEPT = Duration.ofDays(2);

    private static final String URGENCY = "normal";
    private static final Duration GIVEN_UP = Duration.ofDays(7);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
    private static final int MOST_DOUBLINGS = 12;
    private static final int MOST_BYTES = 1 << 16;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SubscriptionStore subscriptions;
    private final DeliveryStore deliveries;
    private final Notifications notifications;
    private final Relationships relationships;
    private final Posts posts;
    private final Filters filters;
    private final PushMessages messages;
    private final SealedTokens tokens;
    private final ServerKey key;
    private final OutsideHttp outside;
    private final Clock clock;

    Courier(
            SubscriptionStore subscriptions,
            DeliveryStore deliveries,
            Notifications notifications,
            Relationships relationships,
            Posts posts,
            Filters filters,
            PushMessages messages,
            SealedTokens tokens,
            ServerKey key,
            OutsideHttp outside,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.notifications = notifications;
        this.relationships = relationships;
        this.posts = posts;
        this.filters = filters;
        this.messages = messages;
        this.tokens = tokens;
        this.key = key;
        this.outside = outside;
        this.clock = clock;
    }

    /** Whatever becomes of it: it was sent, it is tried again later, or it is worth no more. */
    void deliver(Delivery delivery) {
        try {
            tryOnce(delivery);
        } catch (RuntimeException e) {
            log.error(
                    "Notification {} could not be pushed to subscription {}",
                    delivery.notice(),
                    delivery.subscription().id(),
                    e);
            again(delivery, pause(delivery));
        }
    }

    private void tryOnce(Delivery delivery) {
        Optional<String> token = tokens.open(delivery.sealedToken());
        if (token.isEmpty()) {
            end(delivery, "was made with another key of the server");
            return;
        }
        Optional<byte[]> message = wanted(delivery).flatMap(notice -> message(notice, token.get()));
        if (message.isEmpty()) {
            deliveries.delete(delivery);
            return;
        }
        try {
            answered(delivery, outside.send(request(delivery.subscription(), message.get())));
        } catch (IOException e) {
            failed(delivery, String.valueOf(e.getMessage()));
            again(delivery, pause(delivery));
        }
    }

    /** The notice as long as it is worth telling: there, young, and of nobody whom the member silenced meanwhile. */
    private Optional<Notice> wanted(Delivery delivery) {
        AccountId member = delivery.subscription().account();
        return notifications
                .byId(member, delivery.notice())
                .filter(notice -> notice.at().isAfter(clock.instant().minus(KEPT)))
                .filter(notice -> !relationships.silentFor(member).contains(notice.from()));
    }

    private Optional<byte[]> message(Notice notice, String token) {
        if (notice.post().isEmpty()) {
            return messages.message(notice, Optional.empty(), token);
        }
        return posts.byId(notice.post().get(), Optional.of(notice.to()))
                .filter(post -> !isFiltered(post, notice.to()))
                .flatMap(post -> messages.message(notice, Optional.of(post), token));
    }

    /** An app would ask before it shows such a post; a message on a locked screen cannot. */
    private boolean isFiltered(Post post, AccountId reader) {
        return !post.author().equals(reader)
                && filters.ready(reader).matches(PostWords.of(post), List.of(post.id()), clock.instant()).stream()
                        .anyMatch(match -> match.filter().terms().contexts().contains(FilterContext.NOTIFICATIONS));
    }

    private OutsideRequest request(PushSubscription subscription, byte[] message) {
        String jwt = key.token(subscription.endpoint());
        try {
            if (subscription.standard()) {
                return request(subscription, "aes128gcm", Encryption.standard(message, subscription.keys()))
                        .with("Authorization", "vapid t=%s,k=%s".formatted(jwt, key.publicKey()));
            }
            Encryption.Encrypted draft = Encryption.draft(message, subscription.keys());
            return request(subscription, "aesgcm", draft)
                    .with("Encryption", "salt=" + BASE64.encodeToString(draft.salt()))
                    .with(
                            "Crypto-Key",
                            "dh=%s;p256ecdsa=%s".formatted(BASE64.encodeToString(draft.publicKey()), key.publicKey()))
                    .with("Authorization", "WebPush " + jwt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK 25 has what Web Push needs", e);
        }
    }

    private static OutsideRequest request(
            PushSubscription subscription, String encoding, Encryption.Encrypted encrypted) {
        return OutsideRequest.post(subscription.endpoint(), encrypted.body())
                .within(MOST_BYTES, PATIENCE)
                .with("Content-Type", "application/octet-stream")
                .with("Content-Encoding", encoding)
                .with("TTL", Long.toString(KEPT.toSeconds()))
                .with("Urgency", URGENCY);
    }

    private void answered(Delivery delivery, OutsideReply reply) {
        switch (reply.status()) {
            case 404, 410 -> end(delivery, "is unknown to its push service");
            case 408, 429, 500, 502, 503, 504 -> {
                failed(delivery, "status " + reply.status());
                Optional<Duration> asked = reply.retryAfter(clock.instant());
                asked.ifPresent(
                        pause -> deliveries.putOffAll(delivery, clock.instant().plus(atMost(KEPT, pause))));
                again(
                        delivery,
                        asked.filter(it -> it.compareTo(pause(delivery)) > 0).orElseGet(() -> pause(delivery)));
            }
            default -> {
                if (reply.isSuccess()) {
                    subscriptions.markTaken(delivery.subscription().id());
                } else {
                    failed(delivery, "status " + reply.status());
                }
                deliveries.delete(delivery);
            }
        }
    }

    private void again(Delivery delivery, Duration pause) {
        deliveries.putOff(delivery, clock.instant().plus(atMost(KEPT, pause)));
    }

    private static Duration pause(Delivery delivery) {
        return atMost(
                LONGEST_PAUSE, FIRST_PAUSE.multipliedBy(1L << Math.min(2 * (delivery.attempts() - 1), MOST_DOUBLINGS)));
    }

    private static Duration atMost(Duration most, Duration duration) {
        return duration.compareTo(most) < 0 ? duration : most;
    }

    private void failed(Delivery delivery, String reason) {
        long id = delivery.subscription().id();
        log.info("Push subscription {} at {} failed: {}", id, delivery.host(), reason);
        Instant now = clock.instant();
        if (subscriptions.markFailed(id, now, now.minus(GIVEN_UP))) {
            log.info("Push subscription {} has ended: it failed for {} days", id, GIVEN_UP.toDays());
        }
    }

    private void end(Delivery delivery, String reason) {
        long id = delivery.subscription().id();
        subscriptions.delete(id);
        log.info("Push subscription {} has ended: it {}", id, reason);
    }
}
