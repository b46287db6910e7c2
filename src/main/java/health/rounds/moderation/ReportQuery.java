package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/** Which reports are wanted: open ones or resolved ones, by somebody, about somebody. */
public record ReportQuery(boolean resolved, Optional<AccountId> reporter, Optional<AccountId> target) {
    /** All that are open. */
    public static final ReportQuery OPEN = new ReportQuery(false, Optional.empty(), Optional.empty());

    /** The open ones about an account. */
    public static ReportQuery openAbout(AccountId target) {
        return new ReportQuery(false, Optional.empty(), Optional.of(target));
    }
}
