package health.rounds.identity;

import health.rounds.accounts.Accounts;
import health.rounds.blocklists.Admissions;
import health.rounds.guard.Guard;
import health.rounds.platform.Ids;
import health.rounds.platform.Mail;
import health.rounds.platform.Mails;
import health.rounds.platform.Outbox;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The identity module and those below it on a database of its own, with a clock that a test can move. */
final class IdentityRig implements AutoCloseable {
    static final String PASSWORD = "white-coat-and-tie";

    private static int count;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    IdentityRig(Map<String, String> settings) {
        this(TestPostgres.settings(settings));
    }

    IdentityRig(Settings settings) {
        context.registerBean(Settings.class, () -> settings);
        context.register(Parts.class);
        context.refresh();
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** A user who may act, with {@link #PASSWORD}. */
    User newcomer() {
        String name = "newcomer" + ++count;
        return part(Users.class)
                .create(new NewUser(name, "", name + "@example.org", Optional.of(PASSWORD), Role.MEMBER, true, true))
                .user();
    }

    /** The mails that what happened so far brings with it, newest first. */
    List<Mail> mails() {
        part(Outbox.class).drain();
        return part(Mails.class).shown();
    }

    void later(Duration time) {
        MovingClock clock = part(MovingClock.class);
        clock.now = clock.now.plus(time);
    }

    @Override
    public void close() {
        context.close();
    }

    // No @Configuration: a scan of the whole application, as a started server makes, must not find it.
    @ComponentScan(basePackageClasses = {Accounts.class, Admissions.class, Users.class})
    @ComponentScan(
            basePackageClasses = Outbox.class,
            useDefaultFilters = false,
            includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.Outbox(Store)?"))
    @Import({Guard.class, Ids.class, Transactions.class, Mails.class})
    @EnableTransactionManagement(proxyTargetClass = true) // as Spring Boot has it
    static class Parts {
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
        private volatile Instant now = Instant.now(Clock.systemUTC());

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
