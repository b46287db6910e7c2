package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.deliveries.ParcelStore.Dropped;
import health.rounds.platform.Ids;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes what is of no more use: what waited too long, what was delivered, what was long ago, and what was an erased account's. */
@Component
final class DeliverySweep implements Belongings {
    private static final Logger log = LoggerFactory.getLogger(DeliverySweep.class);

    private static final Duration WAIT = Duration.ofDays(7);
    private static final Duration STATUS = Duration.ofDays(30);

    private final ParcelStore parcels;
    private final OutcomeStore outcomes;
    private final Transactions transactions;
    private final Clock clock;

    DeliverySweep(ParcelStore parcels, OutcomeStore outcomes, Transactions transactions, Clock clock) {
        this.parcels = parcels;
        this.outcomes = outcomes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void sweep() {
        Instant now = clock.instant();
        transactions.run(() -> {
            List<Dropped> dropped = parcels.dropBefore(Ids.firstAt(now.minus(WAIT)));
            if (!dropped.isEmpty()) {
                outcomes.dropped(dropped, now, Reasons.WAITED_TOO_LONG);
                log.info("Gave up {} deliveries that waited for {} days", dropped.size(), WAIT.toDays());
            }
        });
        parcels.deleteDelivered();
        outcomes.deleteBefore(now.minus(STATUS));
    }

    @Override
    public void erase(AccountId account) {
        parcels.deleteOf(account);
        outcomes.deleteOf(account);
    }
}
