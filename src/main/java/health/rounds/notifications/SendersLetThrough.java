package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import java.util.List;

/** A member accepted what its policy held back of these senders; told inside the transaction. */
public record SendersLetThrough(AccountId account, List<AccountId> senders) {
    public SendersLetThrough {
        senders = List.copyOf(senders);
    }
}
