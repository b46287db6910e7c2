package health.rounds.push;

import java.util.Locale;

/**
 * A notification on its way to an app.
 *
 * @param attempts with the one that is to come
 * @param sealedToken the app's token, for {@link SealedTokens}
 */
@SuppressWarnings("ArrayRecordComponent") // handed once from the store to the courier and never compared
record Delivery(PushSubscription subscription, long notice, int attempts, byte[] sealedToken) {
    String host() {
        return subscription.endpoint().getHost().toLowerCase(Locale.ROOT);
    }
}
