package health.rounds.push;

import health.rounds.accounts.AccountId;
import health.rounds.platform.InvalidInput;
import health.rounds.platform.OutsideHttp;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to push subscriptions. Each access token has one at most, which ends with it: when it is revoked, the member signs
 * out of the app or is shut out.
 */
@Component
public class PushSubscriptions {
    /** More devices than anybody has; the oldest go, so that nobody makes one notification a thousand calls. */
    private static final int MOST = 30;

    private final SubscriptionStore store;
    private final ServerKey key;
    private final SealedTokens tokens;
    private final OutsideHttp outside;

    PushSubscriptions(SubscriptionStore store, ServerKey key, SealedTokens tokens, OutsideHttp outside) {
        this.store = store;
        this.key = key;
        this.tokens = tokens;
        this.outside = outside;
    }

    /** The public half of the key by which push services know this community: 65 bytes in base64url. */
    public String publicKey() {
        return key.publicKey();
    }

    /**
     * Subscribes in the place of what this token had; an endpoint that cannot be called is an {@link InvalidInput}. Empty where the token
     * has just been revoked.
     *
     * @param secret the token itself
     */
    @Transactional
    public Optional<PushSubscription> subscribe(long token, AccountId account, String secret, NewSubscription wanted) {
        URI endpoint = endpoint(wanted.endpoint());
        Optional<PushSubscription> made = store.put(token, account, endpoint, wanted, tokens.seal(secret));
        store.keepNewest(account, MOST);
        return made;
    }

    public Optional<PushSubscription> of(long token) {
        return store.byToken(token);
    }

    /** Changes of what the app is told; empty where it has not subscribed. */
    @Transactional
    public Optional<PushSubscription> change(long token, PushWish wish) {
        return store.change(token, wish);
    }

    /** Does nothing where the app has not subscribed. */
    public void end(long token) {
        store.deleteOf(token);
    }

    private URI endpoint(String text) {
        try {
            URI endpoint = new URI(text).parseServerAuthority();
            if (outside.mayCall(endpoint)) {
                return endpoint;
            }
        } catch (URISyntaxException e) {
            // Falls through to the one message for every address that cannot be called.
        }
        throw new InvalidInput("Validation failed: Endpoint must be a public https address");
    }
}
