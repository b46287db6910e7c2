package health.rounds.platform;

import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Work that is done again where its result is lost, such as what a queue says until it is taken out of it. Its commits return before they
 * are on the disk, and whoever waits for theirs waits less. PostgreSQL keeps the order of commits: whatever is durable, all before it is, too
 * (https://www.postgresql.org/docs/18/wal-async-commit.html).
 */
public final class SoonDurable {
    private static final ScopedValue<Boolean> WORK = ScopedValue.newInstance();

    private SoonDurable() {}

    /** All transactions that begin within; not to be called in one. */
    public static <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(WORK, true).call(work);
    }

    /** The same for what answers nothing. */
    public static void run(Runnable work) {
        ScopedValue.where(WORK, true).run(work);
    }

    /** Leads to connections of their own, so that the rest finds one however much of this there is. */
    static final class Connections extends AbstractRoutingDataSource {
        Connections(DataSource durable, DataSource soonDurable) {
            setDefaultTargetDataSource(durable);
            setTargetDataSources(Map.of(true, soonDurable));
        }

        @Override
        protected @Nullable Object determineCurrentLookupKey() {
            return WORK.isBound() ? true : null;
        }
    }
}
