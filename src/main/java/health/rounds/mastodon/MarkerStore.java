package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps markers. */
@Repository
class MarkerStore implements Belongings {
    private final JdbcClient db;
    private final Clock clock;

    MarkerStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** By name of the timeline. */
    Map<String, Marker> of(AccountId account, Collection<String> timelines) {
        Map<String, Marker> found = new TreeMap<>();
        db.sql("""
                select timeline, last_read_id, version, updated_at
                from markers
                where account = :account and timeline = any(:timelines)
                """)
                .param("account", account.value())
                .param("timelines", timelines.toArray(String[]::new))
                .query(row -> {
                    found.put(row.getString("timeline"), marker(row));
                });
        return found;
    }

    Marker set(AccountId account, String timeline, long lastReadId) {
        return db.sql("""
                insert into markers (account, timeline, last_read_id, version, updated_at)
                values (:account, :timeline, :lastReadId, 0, :now)
                on conflict (account, timeline) do update
                set last_read_id = excluded.last_read_id, version = markers.version + 1, updated_at = excluded.updated_at
                returning last_read_id, version, updated_at
                """)
                .param("account", account.value())
                .param("timeline", timeline)
                .param("lastReadId", lastReadId)
                .param("now", Rows.timestamp(clock.instant()))
                .query((row, number) -> marker(row))
                .single();
    }

    private static Marker marker(ResultSet row) throws SQLException {
        return new Marker(
                Long.toString(row.getLong("last_read_id")),
                row.getInt("version"),
                Times.of(Rows.instant(row, "updated_at")));
    }

    @Override
    public void erase(AccountId account) {
        db.sql("delete from markers where account = :account")
                .param("account", account.value())
                .update();
    }
}
