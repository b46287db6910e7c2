package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/** Who signs a delivery: a member, or the community itself. */
public record Sender(Optional<AccountId> member) {
    /** The community as a whole, which reports and asks in its own name. */
    public static final Sender COMMUNITY = new Sender(Optional.empty());

    public static Sender of(AccountId member) {
        return new Sender(Optional.of(member));
    }
}
