package health.rounds.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The pool of connections that every module shares. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Far more threads than this wait for a connection without harm; more connections than this only make a few cores switch. */
    private static final int CONNECTIONS = 16;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Closed before the database itself, as it depends on it. */
    @Bean
    HikariDataSource dataSource(Database database) {
        var pool = new HikariDataSource();
        pool.setPoolName("database");
        pool.setDataSource(database.connections());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        return pool;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new SoonDurable.Manager(dataSource);
    }
}
