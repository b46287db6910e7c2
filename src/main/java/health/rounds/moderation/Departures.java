package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Belongings;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.platform.Transactions;
import health.rounds.publishing.Publisher;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The front door for accounts of other servers that are gone: nothing of them is kept but the name. */
@Component
public class Departures {
    private static final Logger log = LoggerFactory.getLogger(Departures.class);

    private final Publisher publisher;
    private final Accounts accounts;
    private final List<Belongings> belongings;
    private final Transactions transactions;

    Departures(Publisher publisher, Accounts accounts, List<Belongings> belongings, Transactions transactions) {
        this.publisher = publisher;
        this.accounts = accounts;
        this.belongings = belongings;
        this.transactions = transactions;
    }

    /** Their own server has deleted the account. */
    public void of(RemoteAuthor gone) {
        AccountId account = gone.id();
        transactions.run(() -> {
            publisher.removeAll(account);
            belongings.forEach(each -> each.erase(account));
            accounts.erase(account);
        });
        log.info("Account {} of another server is gone, and its data are deleted", account);
    }
}
