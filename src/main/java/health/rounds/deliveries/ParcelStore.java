package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of activities and of the inboxes that have not got them yet. */
@Component
final class ParcelStore {
    private final JdbcClient sql;

    ParcelStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A row that waited and waits no more, or one that shall wait until then. */
    record Line(long line, long activity) {}

    /** What was dropped, for the status of its post. */
    record Dropped(long activity, String host) {}

    /** Writes the activity and a row for each inbox; returns the servers that got none, as they are unavailable. */
    Set<String> insert(long activity, Outgoing outgoing, List<URI> inboxes, Instant due) {
        Set<String> unavailable = new HashSet<>(sql.sql("""
                select host
                from delivery_servers
                where host = any(:hosts) and unavailable_since is not null
                """)
                .param("hosts", inboxes.stream().map(Inboxes::host).distinct().toArray(String[]::new))
                .query(String.class)
                .list());
        List<URI> reachable = inboxes.stream()
                .filter(inbox -> !unavailable.contains(Inboxes.host(inbox)))
                .toList();
        if (!reachable.isEmpty()) {
            insertActivity(activity, outgoing);
            insertRows(activity, outgoing.about(), reachable, due);
        }
        return unavailable;
    }

    private void insertActivity(long activity, Outgoing outgoing) {
        sql.sql("""
                insert into outgoing_activities (id, sender, post, followers, body)
                values (:id, :sender, :post, :followers, :body)
                """)
                .param("id", activity)
                .param(
                        "sender",
                        outgoing.signatory().member().map(AccountId::value).orElse(null))
                .param("post", outgoing.post().map(PostId::value).orElse(null))
                .param("followers", outgoing.toFollowers())
                .param("body", outgoing.activity())
                .update();
    }

    private void insertRows(long activity, String about, List<URI> inboxes, Instant due) {
        sql.sql("""
                insert into deliveries (line, activity, host, inbox, due)
                select line, :activity, host, inbox, :due
                from unnest(:lines, :hosts, :inboxes) as wanted (line, host, inbox)
                """)
                .param("activity", activity)
                .param("due", Rows.timestamp(due))
                .param("lines", Rows.longs(inboxes, inbox -> Inboxes.line(inbox, about)))
                .param("hosts", inboxes.stream().map(Inboxes::host).toArray(String[]::new))
                .param("inboxes", inboxes.stream().map(URI::toString).toArray(String[]::new))
                .update();
    }

    /**
     * Takes some that are due until {@code lease}: whoever dies with them leaves them to be taken again. Of each line only the oldest is
     * taken, so that nothing overtakes what is under way or tried again.
     *
     * @param room how many for which servers
     */
    List<Parcel> claim(Instant now, Instant lease, Map<String, Integer> room) {
        List<Map.Entry<String, Integer>> wanted = List.copyOf(room.entrySet());
        return sql.sql("""
                with chosen as (
                    select parcel.line, parcel.activity
                    from unnest(:hosts, :most) as room (host, most)
                    cross join lateral (
                        select d.line, d.activity
                        from deliveries d
                        where d.host = room.host
                            and d.due <= :now
                            and not exists (
                                select 1
                                from deliveries before
                                where before.line = d.line and before.activity < d.activity)
                        order by d.due, d.activity
                        limit room.most
                        for update of d skip locked) parcel)
                update deliveries d
                set due = :lease, attempts = d.attempts + 1
                from chosen c
                join outgoing_activities a on a.id = c.activity
                where d.line = c.line and d.activity = c.activity
                returning d.*, a.sender, a.post, a.followers, a.body
                """)
                .param("hosts", wanted.stream().map(Map.Entry::getKey).toArray(String[]::new))
                .param("most", wanted.stream().mapToInt(Map.Entry::getValue).toArray())
                .param("now", Rows.timestamp(now))
                .param("lease", Rows.timestamp(lease))
                .query(ParcelStore::row)
                .list();
    }

    void delete(Collection<Line> ended) {
        sql.sql("""
                delete from deliveries d
                using unnest(:lines, :activities) as ended (line, activity)
                where d.line = ended.line and d.activity = ended.activity
                """)
                .param("lines", Rows.longs(ended, Line::line))
                .param("activities", Rows.longs(ended, Line::activity))
                .update();
    }

    /** Puts off each, and with it what must not overtake it. */
    void putOff(Map<Line, Instant> until) {
        List<Map.Entry<Line, Instant>> rows = List.copyOf(until.entrySet());
        sql.sql("""
                update deliveries d
                set due = case when d.activity = late.activity then late.due else greatest(d.due, late.due) end
                from unnest(:lines, :activities, cast(:dues as timestamptz[])) as late (line, activity, due)
                where d.line = late.line and d.activity >= late.activity
                """)
                .param("lines", Rows.longs(rows, row -> row.getKey().line()))
                .param("activities", Rows.longs(rows, row -> row.getKey().activity()))
                .param(
                        "dues",
                        rows.stream().map(row -> row.getValue().toString()).toArray(String[]::new))
                .update();
    }

    /** Everything for a server is due at once. */
    void putForward(String host, Instant due) {
        sql.sql("update deliveries set due = :due where host = :host and due > :due")
                .param("host", host)
                .param("due", Rows.timestamp(due))
                .update();
    }

    /** What waits for these servers. */
    List<Dropped> dropFor(Collection<String> hosts) {
        return sql.sql("""
                delete from deliveries
                where host = any(:hosts)
                returning activity, host
                """)
                .param("hosts", hosts.toArray(String[]::new))
                .query(ParcelStore::dropped)
                .list();
    }

    /** What was sent before that activity. */
    List<Dropped> dropBefore(long activity) {
        return sql.sql("""
                delete from deliveries
                where activity < :activity
                returning activity, host
                """)
                .param("activity", activity)
                .query(ParcelStore::dropped)
                .list();
    }

    Set<String> hosts() {
        return Set.copyOf(sql.sql("select distinct host from deliveries")
                .query(String.class)
                .list());
    }

    /** When the first is due that waits for each server, of those that are due after {@code after}. */
    Map<String, Instant> due(Collection<String> hosts, Instant after) {
        Map<String, Instant> due = new HashMap<>();
        sql.sql("""
                select asked.host, first.due
                from unnest(:hosts) as asked (host)
                cross join lateral (
                    select d.due
                    from deliveries d
                    where d.host = asked.host and d.due > :after
                    order by d.due
                    limit 1) first
                """)
                .param("hosts", hosts.toArray(String[]::new))
                .param("after", Rows.timestamp(after))
                .query(rs -> {
                    due.put(rs.getString("host"), Rows.instant(rs, "due"));
                });
        return due;
    }

    /** Deletes what every inbox has got or will not get. */
    void deleteDelivered() {
        sql.sql("""
                delete from outgoing_activities a
                where not exists (select 1 from deliveries d where d.activity = a.id)
                """).update();
    }

    /** Its rows stay until they are claimed: something may be under way, which what follows must not overtake. */
    void withdraw(PostId post) {
        sql.sql("update outgoing_activities set body = '' where post = :post")
                .param("post", post.value())
                .update();
    }

    void deleteOf(AccountId sender) {
        sql.sql("""
                delete from deliveries
                where activity in (select id from outgoing_activities where sender = :sender)
                """).param("sender", sender.value()).update();
        sql.sql("delete from outgoing_activities where sender = :sender")
                .param("sender", sender.value())
                .update();
    }

    private static Parcel row(ResultSet rs, int n) throws SQLException {
        return new Parcel(
                rs.getLong("line"),
                rs.getLong("activity"),
                rs.getString("host"),
                URI.create(rs.getString("inbox")),
                rs.getInt("attempts"),
                new Signatory(Rows.optionalLong(rs, "sender").map(AccountId::new)),
                Rows.optionalLong(rs, "post").map(PostId::new),
                rs.getBoolean("followers"),
                rs.getBytes("body"));
    }

    private static Dropped dropped(ResultSet rs, int n) throws SQLException {
        return new Dropped(rs.getLong("activity"), rs.getString("host"));
    }
}
