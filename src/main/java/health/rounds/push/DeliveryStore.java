package health.rounds.push;

import health.rounds.notifications.Noticed;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what is to be pushed. */
@Component
final class DeliveryStore {
    /** How far a claim looks, so that a long queue does not make it slow. */
    private static final int HORIZON = 500;

    private final JdbcClient sql;

    DeliveryStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** For every app of the member that wants to be told of this; how many there are. */
    int insert(Noticed noticed, Instant due) {
        return sql.sql("""
                insert into push_deliveries (subscription, notice, due)
                select id, :notice, :due
                from push_subscriptions
                where account = :to
                    and :kind = any(kinds)
                    and case policy
                        when 'ALL' then true
                        when 'FOLLOWED' then exists (
                            select 1 from follows where follower_id = :to and target_id = :from)
                        when 'FOLLOWER' then exists (
                            select 1 from follows where follower_id = :from and target_id = :to)
                        else false
                    end
                on conflict do nothing
                """)
                .param("notice", noticed.notice())
                .param("due", Rows.timestamp(due))
                .param("to", noticed.to().value())
                .param("from", noticed.from().value())
                .param("kind", noticed.kind().name())
                .update();
    }

    /**
     * Takes some that are due until {@code lease}: whoever dies with them leaves them to be taken again.
     *
     * @param busy hosts that are to get no more for now
     * @param mostOfHost how many for one host
     */
    List<Delivery> claim(Instant now, Instant lease, int most, Collection<String> busy, int mostOfHost) {
        return sql.sql("""
                with waiting as (
                    select d.subscription, d.notice, d.due, s.host
                    from push_deliveries d
                    join push_subscriptions s on s.id = d.subscription
                    where d.due <= :now and s.host <> all(:busy)
                    order by d.due
                    limit :horizon),
                chosen as (
                    select subscription, notice
                    from (
                        select subscription, notice, due, row_number() over (partition by host order by due) as place
                        from waiting) placed
                    where place <= :mostOfHost
                    order by due
                    limit :most)
                update push_deliveries d
                set due = :lease, attempts = d.attempts + 1
                from chosen c, push_subscriptions s
                where d.subscription = c.subscription and d.notice = c.notice and d.due <= :now and s.id = d.subscription
                returning d.notice, d.attempts, s.*
                """)
                .param("now", Rows.timestamp(now))
                .param("lease", Rows.timestamp(lease))
                .param("most", most)
                .param("busy", busy.toArray(String[]::new))
                .param("mostOfHost", mostOfHost)
                .param("horizon", HORIZON)
                .query((rs, n) -> new Delivery(
                        SubscriptionStore.row(rs, n),
                        rs.getLong("notice"),
                        rs.getInt("attempts"),
                        rs.getBytes("sealed_token")))
                .list();
    }

    void delete(Delivery delivery) {
        sql.sql("delete from push_deliveries where subscription = :subscription and notice = :notice")
                .param("subscription", delivery.subscription().id())
                .param("notice", delivery.notice())
                .update();
    }

    void putOff(Delivery delivery, Instant due) {
        sql.sql("update push_deliveries set due = :due where subscription = :subscription and notice = :notice")
                .param("subscription", delivery.subscription().id())
                .param("notice", delivery.notice())
                .param("due", Rows.timestamp(due))
                .update();
    }

    /** The push service wants to be left alone: nothing else goes to this app before. */
    void putOffAll(Delivery delivery, Instant due) {
        sql.sql("update push_deliveries set due = :due where subscription = :subscription and due < :due")
                .param("subscription", delivery.subscription().id())
                .param("due", Rows.timestamp(due))
                .update();
    }
}
