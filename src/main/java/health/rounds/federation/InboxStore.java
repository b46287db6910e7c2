package health.rounds.federation;

import health.rounds.platform.Ids;
import health.rounds.platform.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Activities that wait to be dealt with, and those that were received before, in the database. */
@Component
class InboxStore {
    private final JdbcClient sql;
    private final Ids ids;

    InboxStore(JdbcClient sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /**
     * An activity whose turn has come.
     *
     * @param attempts how often somebody tried to deal with it, this time included
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Waiting(long id, String signer, byte[] body, int attempts) {}

    /** Keeps those that were not received before, with one statement. No two may have the same name. */
    void insert(List<Letter> letters, int lanes, Instant now) {
        sql.sql("""
                with fresh as (
                    insert into seen_activities (id, at)
                    select name, :now
                    from unnest(:names) as name
                    on conflict do nothing
                    returning id
                )
                insert into inbox (id, lane, signer, body, received_at, due)
                select l.id, l.lane, l.signer, l.body, :now, :now
                from unnest(:names, :ids, :lanes, :signers, :bodies) as l (name, id, lane, signer, body)
                join fresh on fresh.id = l.name
                """)
                .param("names", letters.stream().map(Letter::name).toArray(UUID[]::new))
                .param("ids", letters.stream().mapToLong(letter -> ids.next()).toArray())
                .param(
                        "lanes",
                        letters.stream()
                                .map(letter ->
                                        Math.floorMod(letter.signer().value().hashCode(), lanes))
                                .toArray(Integer[]::new))
                .param(
                        "signers",
                        letters.stream().map(letter -> letter.signer().value()).toArray(String[]::new))
                .param("bodies", letters.stream().map(Letter::body).toArray(byte[][]::new))
                .param("now", Rows.timestamp(now))
                .update();
    }

    /** The next ones of a lane, oldest first; until {@code lease} is over nobody else gets them. */
    List<Waiting> take(int lane, int most, Instant now, Duration lease) {
        return sql.sql("""
                with taken as (
                    update inbox
                    set due = :until, attempts = attempts + 1
                    where id = any(array( -- not "in", of which a plan may choose anew for every row
                        select id
                        from inbox
                        where lane = :lane and due <= :now
                        order by id
                        limit :most
                        for update skip locked))
                    returning id, signer, body, attempts
                )
                select *
                from taken
                order by id
                """)
                .param("lane", lane)
                .param("now", Rows.timestamp(now))
                .param("until", Rows.timestamp(now.plus(lease)))
                .param("most", most)
                .query((rs, n) -> new Waiting(
                        rs.getLong("id"), rs.getString("signer"), rs.getBytes("body"), rs.getInt("attempts")))
                .list();
    }

    /** They are dealt with. */
    void delete(Collection<Long> done) {
        sql.sql("delete from inbox where id = any(:ids)")
                .param("ids", Rows.longs(done, id -> id))
                .update();
    }

    void putOff(long id, Instant until) {
        sql.sql("update inbox set due = :until where id = :id")
                .param("id", id)
                .param("until", Rows.timestamp(until))
                .update();
    }

    /** How many wait. */
    long waiting() {
        return sql.sql("select count(*) from inbox").query(Long.class).single();
    }

    /** Remembers a name, so that nothing with it is taken in. */
    void remember(UUID name, Instant now) {
        sql.sql("insert into seen_activities (id, at) values (:name, :now) on conflict do nothing")
                .param("name", name)
                .param("now", Rows.timestamp(now))
                .update();
    }

    boolean remembers(UUID name) {
        return sql.sql("select exists (select 1 from seen_activities where id = :name)")
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /** Forgets names that were remembered before then. */
    void forget(Instant before) {
        sql.sql("delete from seen_activities where at < :before")
                .param("before", Rows.timestamp(before))
                .update();
    }
}
