package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.moderation.LogEntry;
import java.util.Optional;

/** An entry of the moderation log, with who did it. */
public record LogView(LogEntry entry, Optional<Account> moderator) {
    public String moderatorName() {
        return moderator.map(Account::name).orElse("A moderator");
    }

    public String deed() {
        return ModerationWords.of(entry.deed());
    }
}
