package health.rounds.testkit;

import health.rounds.platform.Ids;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.platform.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Some modules without the rest, on a database of their own, with a clock that stands still until a test moves it. */
public abstract class ModuleRig implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** Starts what {@code modules} scans and imports; that class is no configuration, so that no scan of the whole application finds it. */
    protected ModuleRig(Settings settings, Class<?> modules) {
        context.registerBean(Settings.class, () -> settings);
        context.register(Parts.class, modules);
        context.refresh();
    }

    public final <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    public final Instant now() {
        return part(SetClock.class).instant();
    }

    public final void later(Duration time) {
        part(SetClock.class).advance(time);
    }

    @Override
    public void close() {
        context.close();
    }

    @Import({Ids.class, Transactions.class})
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

        /** As the database keeps times, in milliseconds. */
        @Bean
        SetClock clock() {
            return new SetClock(InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }
}
