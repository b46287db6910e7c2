package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.platform.Mails;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to those who wait to be let in, for those who decide about it. */
@Component
public class Applicants {
    private final UserStore store;
    private final ConfirmationStore confirmations;
    private final Users users;
    private final Tokens tokens;
    private final Accounts accounts;
    private final Mails mails;
    private final ApplicationEventPublisher events;

    Applicants(
            UserStore store,
            ConfirmationStore confirmations,
            Users users,
            Tokens tokens,
            Accounts accounts,
            Mails mails,
            ApplicationEventPublisher events) {
        this.store = store;
        this.confirmations = confirmations;
        this.users = users;
        this.tokens = tokens;
        this.accounts = accounts;
        this.mails = mails;
        this.events = events;
    }

    /** Those who wait, the longest waiting first. */
    public List<Applicant> longestWaiting(int most) {
        return store.waiting(most);
    }

    /** How many wait. */
    public int count() {
        return store.countWaiting();
    }

    /** Whether who is let in is told by e-mail. */
    public boolean areTold() {
        return mails.canSend();
    }

    /** Lets somebody in; false where that is done already, or nobody is there any more. */
    @Transactional
    public boolean letIn(AccountId account) {
        if (!store.setApproved(account)) {
            return false;
        }
        accounts.letIn(account);
        users.changed(account);
        events.publishEvent(new StandingChange.LetIn(account));
        return true;
    }

    /** Deletes user and account, so that name and address are free again; false where nobody waits under this id. */
    @Transactional
    public boolean turnDown(AccountId account) {
        if (!store.deleteWaiting(account)) {
            return false;
        }
        confirmations.forget(account);
        tokens.revokeAll(account);
        if (!accounts.remove(account)) {
            throw new IllegalStateException("Account " + account + " waits to be let in, but has posts or follows");
        }
        users.changed(account);
        return true;
    }
}
