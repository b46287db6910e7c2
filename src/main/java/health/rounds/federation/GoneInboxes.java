package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.deliveries.InboxGone;
import health.rounds.platform.OutboxListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Whose inbox is gone for good reads here no more: they follow nobody here from then on. */
@Component
class GoneInboxes implements OutboxListener<InboxGone> {
    private static final Logger log = LoggerFactory.getLogger(GoneInboxes.class);

    private final RemoteAccounts accounts;
    private final Follows follows;

    GoneInboxes(RemoteAccounts accounts, Follows follows) {
        this.accounts = accounts;
        this.follows = follows;
    }

    @Override
    public String name() {
        return "gone-inboxes";
    }

    @Override
    public Class<InboxGone> events() {
        return InboxGone.class;
    }

    @Override
    public void on(InboxGone event) {
        for (Account account : accounts.byInbox(event.inbox())) {
            follows.endAllBy(account.id());
            log.info("The inbox of account {} is gone; it follows nobody here any more", account.id());
        }
    }
}
