package health.rounds.push;

import health.rounds.accounts.AccountId;
import java.net.URI;

/**
 * Where and how an app is told of its member's notifications.
 *
 * @param endpoint at a push service; whoever knows it can send there, so it stands in no log
 * @param standard encrypted as RFC 8291 has it, not as its fourth draft
 */
public record PushSubscription(
        long id, AccountId account, URI endpoint, AppKeys keys, boolean standard, PushWish wish) {
    @Override
    public String toString() {
        return "PushSubscription[id=%d, account=%s]".formatted(id, account);
    }
}
