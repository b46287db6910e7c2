package health.rounds.accounts;

import health.rounds.platform.Durable;
import java.util.List;

/** What happened to an account that others keep a copy of, told through the outbox. */
public sealed interface ProfileEvent extends Durable {
    AccountId account();

    /** The member changed what the profile says. */
    record Changed(AccountId account) implements ProfileEvent {}

    /** The member is gone for good; {@code inboxes} are those of the followers elsewhere, who are none any more. */
    record Erased(AccountId account, List<String> inboxes) implements ProfileEvent {
        public Erased {
            inboxes = List.copyOf(inboxes);
        }
    }

    /** The member goes on with another account, to which followers are to follow. */
    record Moved(AccountId account, AccountId target) implements ProfileEvent {}
}
