package health.rounds.accounts;

import health.rounds.guard.Guard;
import health.rounds.platform.Ids;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The accounts module alone on a database of its own, with a clock that a test can move and all events written down. */
final class AccountsRig implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Parts.class);

    final Accounts accounts = context.getBean(Accounts.class);
    final Follows follows = context.getBean(Follows.class);
    final Relationships relationships = context.getBean(Relationships.class);
    final PeopleLists lists = context.getBean(PeopleLists.class);
    final Transactions transactions = context.getBean(Transactions.class);
    final JdbcClient jdbc = context.getBean(JdbcClient.class);

    AccountId newcomer(String username) {
        return accounts.create(username, "").id();
    }

    /** What was told since the last call. */
    List<Object> told() {
        List<Object> events = context.getBean(Parts.class).events;
        List<Object> told = List.copyOf(events);
        events.clear();
        return told;
    }

    void later(Duration time) {
        context.getBean(MovingClock.class).now =
                context.getBean(Clock.class).instant().plus(time);
    }

    @Override
    public void close() {
        context.close();
    }

    // No @Configuration: a scan of the whole application, as a started server makes, must not find it.
    @ComponentScan(basePackageClasses = Accounts.class)
    @Import({Guard.class, Ids.class, Transactions.class})
    @EnableTransactionManagement(proxyTargetClass = true) // as Spring Boot has it
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

        @Bean
        Settings settings() {
            return TestPostgres.settings();
        }

        /** No server is blocked. */
        @Bean
        ServerRule noServer() {
            return domain -> Optional.empty();
        }

        @Bean
        DataSource dataSource() {
            return TestPostgres.migrated();
        }

        @Bean
        JdbcTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        MovingClock clock() {
            return new MovingClock();
        }
    }

    static final class MovingClock extends Clock {
        volatile Instant now = InstantSource.system().instant();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
