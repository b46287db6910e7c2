package health.rounds.deliveries;

import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of servers that were sent to. */
@Component
final class ServerStore {
    private final JdbcClient sql;

    ServerStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those of them that are known. */
    Map<String, Health> of(Collection<String> hosts) {
        return read("""
                select *
                from delivery_servers
                where host = any(:hosts)
                """, hosts);
    }

    /** The same, until the end of the transaction for nobody else to change. */
    Map<String, Health> lock(Collection<String> hosts) {
        return read("""
                select *
                from delivery_servers
                where host = any(:hosts)
                order by host
                for update
                """, hosts);
    }

    private Map<String, Health> read(String question, Collection<String> hosts) {
        Map<String, Health> found = new HashMap<>();
        sql.sql(question).param("hosts", hosts.toArray(String[]::new)).query(rs -> {
            found.put(rs.getString("host"), health(rs));
        });
        return found;
    }

    void put(Map<String, Health> servers) {
        List<String> hosts = servers.keySet().stream().sorted().toList();
        List<Health> healths = hosts.stream().map(servers::get).toList();
        sql.sql("""
                insert into delivery_servers
                    (host, brisk, failures, failing_days, last_failing_day, paused_until, unavailable_since,
                     last_success, last_failure, last_error)
                select *
                from unnest(
                    :hosts,
                    :brisk,
                    :failures,
                    :failingDays,
                    cast(:lastFailingDay as date[]),
                    cast(:pausedUntil as timestamptz[]),
                    cast(:unavailableSince as timestamptz[]),
                    cast(:lastSuccess as timestamptz[]),
                    cast(:lastFailure as timestamptz[]),
                    :lastError)
                on conflict (host) do update
                set brisk = excluded.brisk,
                    failures = excluded.failures,
                    failing_days = excluded.failing_days,
                    last_failing_day = excluded.last_failing_day,
                    paused_until = excluded.paused_until,
                    unavailable_since = excluded.unavailable_since,
                    last_success = excluded.last_success,
                    last_failure = excluded.last_failure,
                    last_error = excluded.last_error
                """)
                .param("hosts", hosts.toArray(String[]::new))
                .param("brisk", healths.stream().map(Health::brisk).toArray(Boolean[]::new))
                .param("failures", healths.stream().mapToInt(Health::failures).toArray())
                .param(
                        "failingDays",
                        healths.stream().mapToInt(Health::failingDays).toArray())
                .param("lastFailingDay", texts(healths, Health::lastFailingDay))
                .param("pausedUntil", texts(healths, Health::pausedUntil))
                .param("unavailableSince", texts(healths, Health::unavailableSince))
                .param("lastSuccess", texts(healths, Health::lastSuccess))
                .param("lastFailure", texts(healths, Health::lastFailure))
                .param("lastError", texts(healths, Health::lastError))
                .update();
    }

    /** PostgreSQL reads days and times as Java writes them. */
    private static <T> @Nullable String[] texts(List<Health> healths, Function<Health, Optional<T>> part) {
        return healths.stream()
                .map(health -> part.apply(health).map(Object::toString).orElse(null))
                .toArray(String[]::new);
    }

    /** Whatever it did before, it gets another chance; whether it is known. */
    boolean forgive(String host) {
        return sql.sql("""
                update delivery_servers
                set failures = 0,
                    failing_days = 0,
                    last_failing_day = null,
                    paused_until = null,
                    unavailable_since = null
                where host = :host
                """).param("host", host).update() == 1;
    }

    /** Those that came back: no longer paused nor unavailable, but one more failure and they are paused again. */
    List<String> comeBack(Collection<String> hosts) {
        return sql.sql("""
                update delivery_servers
                set failures = least(failures, :mostFailures),
                    failing_days = 0,
                    last_failing_day = null,
                    paused_until = null,
                    unavailable_since = null
                where host = any(:hosts) and (failures > 0 or unavailable_since is not null)
                returning host
                """)
                .param("mostFailures", Health.MOST_FAILURES - 1)
                .param("hosts", hosts.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    List<Server> list(String after, boolean inTrouble, int most, Instant now) {
        return sql.sql("""
                select
                    coalesce(s.host, w.host) as host,
                    coalesce(s.failures, 0) as failures,
                    coalesce(w.waiting, 0) as waiting,
                    s.paused_until,
                    s.unavailable_since,
                    s.last_success,
                    s.last_failure,
                    s.last_error
                from delivery_servers s
                full join (
                    select host, count(*) as waiting
                    from deliveries
                    group by host) w on w.host = s.host
                where coalesce(s.host, w.host) > :after
                    and (not :inTrouble
                        or s.failures > 0
                        or s.unavailable_since is not null
                        or s.paused_until > :now)
                order by 1
                limit :most
                """)
                .param("after", after)
                .param("inTrouble", inTrouble)
                .param("now", Rows.timestamp(now))
                .param("most", most)
                .query((rs, n) -> server(rs, now))
                .list();
    }

    private static Server server(ResultSet rs, Instant now) throws SQLException {
        Optional<Instant> unavailable = Rows.optionalInstant(rs, "unavailable_since");
        Optional<Instant> paused = Rows.optionalInstant(rs, "paused_until").filter(now::isBefore);
        Server.State state = unavailable.isPresent()
                ? Server.State.UNAVAILABLE
                : paused.isPresent() ? Server.State.PAUSED : Server.State.AVAILABLE;
        return new Server(
                rs.getString("host"),
                state,
                unavailable.or(() -> paused),
                rs.getInt("failures"),
                rs.getLong("waiting"),
                Rows.optionalInstant(rs, "last_success"),
                Rows.optionalInstant(rs, "last_failure"),
                Optional.ofNullable(rs.getString("last_error")));
    }

    private static Health health(ResultSet rs) throws SQLException {
        return new Health(
                rs.getBoolean("brisk"),
                rs.getInt("failures"),
                rs.getInt("failing_days"),
                Optional.ofNullable(rs.getObject("last_failing_day", LocalDate.class)),
                Rows.optionalInstant(rs, "paused_until"),
                Rows.optionalInstant(rs, "unavailable_since"),
                Rows.optionalInstant(rs, "last_success"),
                Rows.optionalInstant(rs, "last_failure"),
                Optional.ofNullable(rs.getString("last_error")));
    }
}
