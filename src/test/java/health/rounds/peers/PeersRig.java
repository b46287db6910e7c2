package health.rounds.peers;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ServerRule;
import health.rounds.guard.Guard;
import health.rounds.platform.Ids;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.platform.Transactions;
import health.rounds.testkit.TlsServer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Peers and accounts alone on a database of their own, with a clock that a test can move; the rest of the world is this machine. */
final class PeersRig implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(Parts.class);

    final SigningKeys keys = part(SigningKeys.class);
    final KnownKeys known = part(KnownKeys.class);
    final Senders senders = part(Senders.class);
    final SignedHttp http = part(SignedHttp.class);
    final JdbcClient sql = part(JdbcClient.class);

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    Account newcomer(String username) {
        AccountId id = part(Accounts.class).create(username, "").id();
        return part(Accounts.class).byId(id).orElseThrow();
    }

    /** The same module after a restart, with nothing in its memory. */
    SigningKeys restartedKeys() {
        return new SigningKeys(
                part(ActorKeyStore.class),
                part(Accounts.class),
                part(ActorAddresses.class),
                part(Settings.class),
                clock());
    }

    SignedHttp restartedHttp() {
        return new SignedHttp(part(OutsideHttp.class), new Dialects(part(DialectStore.class), clock()), clock());
    }

    Senders restartedSenders() {
        return new Senders(new KnownKeys(part(KnownKeyStore.class)), clock());
    }

    Clock clock() {
        return part(Clock.class);
    }

    Instant now() {
        return clock().instant();
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
    @ComponentScan(basePackageClasses = {SignedHttp.class, Accounts.class})
    @Import({Guard.class, Ids.class, Transactions.class, OutsideHttp.class})
    @EnableTransactionManagement(proxyTargetClass = true) // as Spring Boot has it
    static class Parts {
        @Bean
        Settings settings() {
            return TestPostgres.settings(Map.of(
                    "ROUNDS_PUBLIC_URL",
                    "https://rounds.example",
                    "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                    "127.0.0.1",
                    "ROUNDS_EXTRA_CA",
                    TlsServer.certificate().toString()));
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
        volatile Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS);

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
