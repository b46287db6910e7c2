package health.rounds.platform;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the outbox. */
@Component
final class OutboxStore {
    private final JdbcClient sql;

    OutboxStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** An event that waits for one listener. */
    record Row(long id, String event, String body, int attempts) {}

    void insert(Collection<String> listeners, String event, String body, Instant due) {
        sql.sql("""
                insert into outbox (listener, event, body, due)
                select listener, :event, :body, :due
                from unnest(:listeners) as listener
                """)
                .param("event", event)
                .param("body", body)
                .param("due", Rows.timestamp(due))
                .param("listeners", listeners.toArray(String[]::new))
                .update();
    }

    /** The oldest rows that are due and that no other process deals with, locked until the end of the transaction. */
    List<Row> take(String listener, Instant now, int most) {
        return sql.sql("""
                select id, event, body, attempts
                from outbox
                where listener = :listener and due <= :now
                order by id
                limit :most
                for update skip locked
                """)
                .param("listener", listener)
                .param("now", Rows.timestamp(now))
                .param("most", most)
                .query((rs, n) ->
                        new Row(rs.getLong("id"), rs.getString("event"), rs.getString("body"), rs.getInt("attempts")))
                .list();
    }

    void delete(List<Row> rows) {
        sql.sql("delete from outbox where id = any(:ids)")
                .param("ids", Rows.longs(rows, Row::id))
                .update();
    }

    void putOff(Row row, Instant due) {
        sql.sql("update outbox set attempts = attempts + 1, due = :due where id = :id")
                .param("id", row.id())
                .param("due", Rows.timestamp(due))
                .update();
    }
}
