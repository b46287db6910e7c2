package health.rounds.announcements;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of announcements, of who has read them, and of reactions. */
@Component
final class AnnouncementStore implements Belongings {
    private final JdbcClient sql;

    AnnouncementStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Announcement announcement) {
        sql.sql("""
                insert into announcements (id, body, all_day, starts_at, ends_at, published_at, mentioned, posts)
                values (:id, :body, :allDay, :startsAt, :endsAt, :publishedAt, :mentioned, :posts)
                """)
                .param("id", announcement.id())
                .param("body", announcement.text())
                .param("allDay", announcement.allDay())
                .param("startsAt", announcement.startsAt().map(Rows::timestamp).orElse(null))
                .param("endsAt", announcement.endsAt().map(Rows::timestamp).orElse(null))
                .param("publishedAt", Rows.timestamp(announcement.publishedAt()))
                .param("mentioned", Rows.longs(announcement.mentioned(), AccountId::value))
                .param("posts", Rows.longs(announcement.posts(), Long::longValue))
                .update();
    }

    /** Those that are not over, by what they speak of, the earliest first. */
    List<Announcement> active(Instant now) {
        return sql.sql("""
                select *
                from announcements
                where ends_at is null or ends_at > :now
                order by coalesce(starts_at, published_at), id
                """)
                .param("now", Rows.timestamp(now))
                .query((rs, n) -> new Announcement(
                        rs.getLong("id"),
                        rs.getString("body"),
                        Rows.optionalInstant(rs, "starts_at"),
                        Rows.optionalInstant(rs, "ends_at"),
                        rs.getBoolean("all_day"),
                        Rows.instant(rs, "published_at"),
                        Rows.list(rs, "mentioned", (Long id) -> new AccountId(id)),
                        Rows.list(rs, "posts", (Long id) -> id)))
                .list();
    }

    boolean delete(long id) {
        for (String table : List.of("announcements_read", "announcement_reactions")) {
            sql.sql("delete from " + table + " where announcement = :id")
                    .param("id", id)
                    .update();
        }
        return sql.sql("delete from announcements where id = :id")
                        .param("id", id)
                        .update()
                == 1;
    }

    void markRead(AccountId account, long id) {
        sql.sql("""
                insert into announcements_read (account, announcement)
                values (:account, :id)
                on conflict do nothing
                """).param("account", account.value()).param("id", id).update();
    }

    Set<Long> readBy(AccountId account, Collection<Long> ids) {
        return new HashSet<>(sql.sql("""
                select announcement
                from announcements_read
                where account = :account and announcement = any(:ids)
                """)
                .param("account", account.value())
                .param("ids", Rows.longs(ids, Long::longValue))
                .query(Long.class)
                .list());
    }

    /** By announcement, those given first in front. */
    Map<Long, List<Announcement.Reaction>> reactions(AccountId viewer, Collection<Long> ids) {
        Map<Long, List<Announcement.Reaction>> found = new HashMap<>();
        sql.sql("""
                select announcement, name, count(*) as size, bool_or(account = :viewer) as mine
                from announcement_reactions
                where announcement = any(:ids)
                group by announcement, name
                order by min(id)
                """)
                .param("viewer", viewer.value())
                .param("ids", Rows.longs(ids, Long::longValue))
                .query(row -> {
                    found.computeIfAbsent(row.getLong("announcement"), id -> new ArrayList<>())
                            .add(new Announcement.Reaction(
                                    row.getString("name"), row.getLong("size"), row.getBoolean("mine")));
                });
        return found;
    }

    @Override
    public void erase(AccountId account) {
        for (String table : List.of("announcements_read", "announcement_reactions")) {
            sql.sql("delete from " + table + " where account = :account")
                    .param("account", account.value())
                    .update();
        }
        sql.sql("""
                update announcements
                set mentioned = array_remove(mentioned, :account)
                where :account = any(mentioned)
                """).param("account", account.value()).update();
    }

    /** Locks the announcement until the end of the transaction, so that nobody counts its reactions meanwhile; false where it is gone. */
    boolean lock(long id) {
        return sql.sql("select id from announcements where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    int namesBeside(long id, String name) {
        return sql.sql("""
                select count(distinct name)
                from announcement_reactions
                where announcement = :id and name <> :name
                """)
                .param("id", id)
                .param("name", name)
                .query(Integer.class)
                .single();
    }

    long count(long id, String name) {
        return sql.sql("select count(*) from announcement_reactions where announcement = :id and name = :name")
                .param("id", id)
                .param("name", name)
                .query(Long.class)
                .single();
    }

    /** False where it was there before. */
    boolean react(AccountId account, long id, String name, long reaction) {
        return sql.sql("""
                        insert into announcement_reactions (announcement, name, account, id)
                        values (:id, :name, :account, :reaction)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("name", name)
                        .param("account", account.value())
                        .param("reaction", reaction)
                        .update()
                == 1;
    }

    /** False where it was not there. */
    boolean unreact(AccountId account, long id, String name) {
        return sql.sql("""
                        delete from announcement_reactions
                        where announcement = :id and name = :name and account = :account
                        """)
                        .param("id", id)
                        .param("name", name)
                        .param("account", account.value())
                        .update()
                == 1;
    }
}
