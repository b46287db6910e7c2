package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Belongings;
import health.rounds.accounts.Sanctioned;
import health.rounds.platform.OutboxListener;
import health.rounds.platform.Transactions;
import health.rounds.publishing.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes for good what suspended accounts have left: posts first, then what each module keeps of them. The name stays taken, and so do
 * reports, the moderation log and the privacy officers' records, which hold no words of posts.
 */
@Component
class Erasure implements OutboxListener<ErasureDue> {
    /** As long as a suspension can be taken back, as in Mastodon (app/models/account_deletion_request.rb). */
    static final Duration GRACE = Duration.ofDays(30);

    private static final Logger log = LoggerFactory.getLogger(Erasure.class);
    private static final int AT_ONCE = 20;

    private final Publisher publisher;
    private final Accounts accounts;
    private final Sanctioned sanctioned;
    private final List<Belongings> belongings;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Erasure(
            Publisher publisher,
            Accounts accounts,
            Sanctioned sanctioned,
            List<Belongings> belongings,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.publisher = publisher;
        this.accounts = accounts;
        this.sanctioned = sanctioned;
        this.belongings = belongings;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "erasure";
    }

    @Override
    public Class<ErasureDue> events() {
        return ErasureDue.class;
    }

    /** What is erased must leave the memory of the server too. */
    @Override
    public boolean isForServer() {
        return true;
    }

    @Override
    public void on(ErasureDue event) {
        AccountId account = event.account();
        if (!sanctioned.suspended().contains(account)) {
            return; // taken back in the meantime
        }
        publisher.removeAll(account);
        belongings.forEach(each -> each.erase(account));
        accounts.erase(account);
        log.info("The data of account {} are deleted", account);
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void eraseOverdue() {
        for (AccountId account : sanctioned.suspendedBefore(clock.instant().minus(GRACE), AT_ONCE)) {
            transactions.run(() -> events.publishEvent(new ErasureDue(account)));
        }
    }
}
