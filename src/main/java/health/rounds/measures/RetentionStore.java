package health.rounds.measures;

import health.rounds.platform.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts who joined and who was here later; reads the table {@code users} of {@code identity}. */
@Component
final class RetentionStore {
    private final JdbcClient sql;

    RetentionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** By the first day of each step. */
    Map<LocalDate, Long> joined(Days days, Frequency frequency) {
        Map<LocalDate, Long> joined = new HashMap<>();
        sql.sql("""
                select date_trunc(:step, created_at at time zone 'UTC')::date as joined, count(*) as number
                from users
                where created_at >= :begin
                  and created_at < :end
                  and confirmed
                  and approved
                group by 1
                """)
                .param("step", step(frequency))
                .param("begin", Rows.timestamp(days.begin()))
                .param("end", Rows.timestamp(days.end()))
                .query(row -> {
                    joined.put(row.getObject("joined", LocalDate.class), row.getLong("number"));
                });
        return joined;
    }

    /** By the step in which they joined, then by the step in which they were here. */
    Map<LocalDate, Map<LocalDate, Long>> active(Days days, Frequency frequency) {
        Map<LocalDate, Map<LocalDate, Long>> active = new HashMap<>();
        sql.sql("""
                select
                    date_trunc(:step, u.created_at at time zone 'UTC')::date as joined,
                    date_trunc(:step, d.day::timestamp)::date as here,
                    count(distinct u.account_id) as number
                from users u
                join member_days d on d.account_id = u.account_id
                where u.created_at >= :begin
                  and u.created_at < :end
                  and u.confirmed
                  and u.approved
                  and d.day between :first and :last
                group by 1, 2
                """)
                .param("step", step(frequency))
                .param("begin", Rows.timestamp(days.begin()))
                .param("end", Rows.timestamp(days.end()))
                .param("first", days.first())
                .param("last", days.last())
                .query(row -> {
                    active.computeIfAbsent(row.getObject("joined", LocalDate.class), joined -> new HashMap<>())
                            .put(row.getObject("here", LocalDate.class), row.getLong("number"));
                });
        return active;
    }

    private static String step(Frequency frequency) {
        return frequency.name().toLowerCase(Locale.ROOT);
    }
}
