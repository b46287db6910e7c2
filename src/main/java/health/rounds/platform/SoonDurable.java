package health.rounds.platform;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;

/**
 * Work that is done again where its result is lost, such as what a queue says until it is taken out of it. Its commits return before they
 * are on the disk, and whoever waits for theirs waits less. PostgreSQL keeps the order of commits: whatever is durable, all before it is, too
 * (https://www.postgresql.org/docs/18/wal-async-commit.html).
 */
public final class SoonDurable {
    private static final ScopedValue<Boolean> WORK = ScopedValue.newInstance();

    private SoonDurable() {}

    /** All transactions that begin within. */
    public static <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(WORK, true).call(work);
    }

    /** Begins transactions as their work needs them. */
    static final class Manager extends JdbcTransactionManager {
        @Serial
        private static final long serialVersionUID = 1;

        Manager(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
                throws SQLException {
            super.prepareTransactionalConnection(connection, definition);
            if (WORK.isBound()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("set local synchronous_commit to off");
                }
            }
        }
    }
}
