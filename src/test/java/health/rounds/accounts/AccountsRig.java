package health.rounds.accounts;

import health.rounds.guard.Guard;
import health.rounds.platform.TestPostgres;
import health.rounds.platform.Transactions;
import health.rounds.testkit.ModuleRig;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts module alone on a database of its own, with a clock that a test can move and all events written down. */
final class AccountsRig extends ModuleRig {
    final Accounts accounts = part(Accounts.class);
    final Follows follows = part(Follows.class);
    final Relationships relationships = part(Relationships.class);
    final PeopleLists lists = part(PeopleLists.class);
    final Transactions transactions = part(Transactions.class);
    final JdbcClient jdbc = part(JdbcClient.class);

    AccountsRig() {
        super(TestPostgres.settings(), Parts.class);
    }

    AccountId newcomer(String username) {
        return accounts.create(username, "").id();
    }

    /** What was told since the last call. */
    List<Object> told() {
        List<Object> events = part(Parts.class).events;
        List<Object> told = List.copyOf(events);
        events.clear();
        return told;
    }

    @ComponentScan(basePackageClasses = Accounts.class)
    @Import(Guard.class)
    static class Parts {
        final List<Object> events = new CopyOnWriteArrayList<>();

        @EventListener
        void follow(FollowChange change) {
            events.add(change);
        }

        @EventListener
        void account(AccountChanged change) {
            events.add(change);
        }

        @EventListener
        void relationship(RelationshipChanged change) {
            events.add(change);
        }

        /** No server is blocked. */
        @Bean
        ServerRule noServer() {
            return domain -> Optional.empty();
        }
    }
}
