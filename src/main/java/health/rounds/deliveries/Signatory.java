package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/** Who signs a delivery: a member, or the community itself. */
public record Signatory(Optional<AccountId> member) {
    /** The community as a whole, which reports and asks in its own name. */
    public static final Signatory COMMUNITY = new Signatory(Optional.empty());

    public static Signatory of(AccountId member) {
        return new Signatory(Optional.of(member));
    }
}
