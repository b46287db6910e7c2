package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what came of deliveries, one for each post and server. */
@Component
final class OutcomeStore {
    private final JdbcClient sql;

    OutcomeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Servers that took something of a post. */
    void delivered(PostId post, Signatory signatory, Collection<String> hosts, Instant at) {
        sql.sql("""
                insert into delivery_outcomes (post, host, sender, delivered_at)
                select :post, host, cast(:sender as bigint), :at
                from unnest(:hosts) as host
                order by host
                on conflict (post, host) do update
                set delivered_at = excluded.delivered_at
                """)
                .param("post", post.value())
                .param("sender", signatory.member().map(AccountId::value).orElse(null))
                .param("at", Rows.timestamp(at))
                .param("hosts", hosts.toArray(String[]::new))
                .update();
    }

    /** Servers that something of a post did not reach and will not. */
    void failed(PostId post, Signatory signatory, Collection<String> hosts, Instant at, String reason) {
        sql.sql("""
                insert into delivery_outcomes (post, host, sender, failed_at, reason)
                select :post, host, cast(:sender as bigint), :at, :reason
                from unnest(:hosts) as host
                order by host
                on conflict (post, host) do update
                set failed_at = excluded.failed_at, reason = excluded.reason
                """)
                .param("post", post.value())
                .param("sender", signatory.member().map(AccountId::value).orElse(null))
                .param("at", Rows.timestamp(at))
                .param("reason", reason)
                .param("hosts", hosts.toArray(String[]::new))
                .update();
    }

    /** The same for what was dropped. */
    void dropped(Collection<ParcelStore.Dropped> dropped, Instant at, String reason) {
        sql.sql("""
                insert into delivery_outcomes (post, host, sender, failed_at, reason)
                select a.post, d.host, min(a.sender), :at, :reason
                from unnest(:activities, :hosts) as d (activity, host)
                join outgoing_activities a on a.id = d.activity
                where a.post is not null
                group by a.post, d.host
                order by a.post, d.host
                on conflict (post, host) do update
                set failed_at = excluded.failed_at, reason = excluded.reason
                """)
                .param("at", Rows.timestamp(at))
                .param("reason", reason)
                .param("activities", Rows.longs(dropped, ParcelStore.Dropped::activity))
                .param("hosts", dropped.stream().map(ParcelStore.Dropped::host).toArray(String[]::new))
                .update();
    }

    /** By server: what came of a post, and what still waits. */
    List<PostDelivery> of(PostId post) {
        return sql.sql("""
                with outcome as (
                    select host, delivered_at, failed_at, reason
                    from delivery_outcomes
                    where post = :post),
                waiting as (
                    select d.host, min(d.due) as due, max(d.attempts) as attempts
                    from outgoing_activities a
                    join deliveries d on d.activity = a.id
                    where a.post = :post
                    group by d.host)
                select
                    coalesce(o.host, w.host) as host,
                    o.delivered_at,
                    o.failed_at,
                    o.reason,
                    greatest(w.due, s.paused_until) as next_try,
                    case when w.attempts > 0 and s.failures > 0 then s.last_error end as trouble
                from outcome o
                full join waiting w on w.host = o.host
                left join delivery_servers s on s.host = w.host
                order by 1
                """).param("post", post.value()).query(OutcomeStore::row).list();
    }

    void deleteBefore(Instant time) {
        sql.sql("delete from delivery_outcomes where greatest(delivered_at, failed_at) < :time")
                .param("time", Rows.timestamp(time))
                .update();
    }

    void deleteOf(PostId post) {
        sql.sql("delete from delivery_outcomes where post = :post")
                .param("post", post.value())
                .update();
    }

    void deleteOf(AccountId sender) {
        sql.sql("delete from delivery_outcomes where sender = :sender")
                .param("sender", sender.value())
                .update();
    }

    private static PostDelivery row(ResultSet rs, int n) throws SQLException {
        return new PostDelivery(
                rs.getString("host"),
                Rows.optionalInstant(rs, "delivered_at"),
                waiting(rs),
                Rows.optionalInstant(rs, "failed_at"),
                Optional.ofNullable(rs.getString("reason")));
    }

    private static Optional<PostDelivery.Waiting> waiting(ResultSet rs) throws SQLException {
        Optional<String> trouble = Optional.ofNullable(rs.getString("trouble"));
        return Rows.optionalInstant(rs, "next_try").map(nextTry -> new PostDelivery.Waiting(nextTry, trouble));
    }
}
