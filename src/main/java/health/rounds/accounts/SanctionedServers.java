package health.rounds.accounts;

import health.rounds.accounts.ServerSanctionStore.Told;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The front door to what is imposed on whole servers. The rule says what; here it reaches each of their accounts, where everything that
 * asks for an account's own sanctions finds it. So a server costs once, when its block changes, and nothing when something is read.
 */
@Component
public class SanctionedServers {
    private static final int FOLLOWS_AT_ONCE = 200;

    private final ServerRule rule;
    private final ServerSanctionStore store;
    private final Sanctioned sanctioned;
    private final People people;
    private final FollowRecipe follows;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SanctionedServers(
            ServerRule rule,
            ServerSanctionStore store,
            Sanctioned sanctioned,
            People people,
            FollowRecipe follows,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rule = rule;
        this.store = store;
        this.sanctioned = sanctioned;
        this.people = people;
        this.follows = follows;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** Servers of which accounts are known here, without the suspended ones; in order. */
    public List<String> known() {
        return store.domains();
    }

    /**
     * Brings all accounts in line with the rule, and ends the follows of those who are suspended by it; not inside a transaction. Each
     * step can be repeated, so what a stop interrupts, or what joins meanwhile, is caught up with every hour.
     */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    public synchronized void apply() {
        Set<String> changed = new HashSet<>();
        for (Told told : store.told()) {
            if (!rule.imposedOn(told.domain()).equals(told.sanction())) {
                store.impose(told.domain(), rule.imposedOn(told.domain()), clock.instant());
                changed.add(told.domain());
            }
        }
        if (!changed.isEmpty()) {
            people.forgetOf(changed);
            sanctioned.readAgain();
            events.publishEvent(new ServerSanctionsChanged(changed));
        }
        endFollows();
    }

    private void endFollows() {
        List<AccountId> some = store.suspendedWithFollows(FOLLOWS_AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(account -> transactions.run(() -> follows.endAllBothWays(account)));
            some = store.suspendedWithFollows(FOLLOWS_AT_ONCE);
        }
    }
}
