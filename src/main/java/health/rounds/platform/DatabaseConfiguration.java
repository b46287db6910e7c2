package health.rounds.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The pools of connections that every module shares. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Far more threads than this wait for a connection without harm; more connections than this only make a few cores switch. */
    private static final int CONNECTIONS = 16;

    private static final int SOON_DURABLE_CONNECTIONS = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Closed before the database itself, as it depends on it. */
    @Bean
    HikariDataSource durable(Database database) {
        return pool("database", database.connections(), CONNECTIONS);
    }

    /**
     * What runs here looks a few rows up by their keys, which takes less time than planning how, and PostgreSQL plans a statement with a list
     * anew each time where it is not told otherwise. A plan that is kept has to hold for a queue of a hundred thousand rows as well, though it
     * was made when there were none: so it goes by an index, in its order.
     */
    @Bean
    HikariDataSource soonDurable(Database database) {
        HikariDataSource pool = pool("soon-durable", database.connections(), SOON_DURABLE_CONNECTIONS);
        pool.setConnectionInitSql("""
                set synchronous_commit to off;
                set plan_cache_mode to force_generic_plan;
                set enable_seqscan to off;
                set enable_bitmapscan to off""");
        return pool;
    }

    private static HikariDataSource pool(String name, DataSource connections, int most) {
        var pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setDataSource(connections);
        pool.setMaximumPoolSize(most);
        pool.setMinimumIdle(Math.min(2, most));
        pool.setConnectionTimeout(PATIENCE.toMillis());
        return pool;
    }

    @Bean
    @Primary
    DataSource dataSource(
            @Qualifier("durable") HikariDataSource durable, @Qualifier("soonDurable") HikariDataSource soonDurable) {
        return new SoonDurable.Connections(durable, soonDurable);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new JdbcTransactionManager(dataSource);
    }
}
