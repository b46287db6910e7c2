package health.rounds.measures;

import health.rounds.platform.Rows;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts by day; reads tables of {@code identity}, {@code posts} and {@code moderation}. The days of ids are told by their upper 48 bits. */
@Component
final class MeasureStore {
    private final JdbcClient sql;

    MeasureStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many different ones there were on some days, and on as many days before. */
    record Different(long now, long before) {}

    Map<LocalDate, Long> activeMembers(Days days) {
        return byDay(sql.sql("""
                select day, count(*) as number
                from member_days
                where day between :first and :last
                group by day
                """).param("first", days.first()).param("last", days.last()));
    }

    Different differentMembers(Days days) {
        return sql.sql("""
                select
                    count(distinct account_id) filter (where day >= :first) as now,
                    count(distinct account_id) filter (where day < :first) as before
                from member_days
                where day between :earliest and :last
                """)
                .param("first", days.first())
                .param("last", days.last())
                .param("earliest", days.previous().first())
                .query((row, n) -> new Different(row.getLong("now"), row.getLong("before")))
                .single();
    }

    Map<LocalDate, Long> newMembers(Days days) {
        return byDay(
                sql.sql("""
                select (created_at at time zone 'UTC')::date as day, count(*) as number
                from users
                where created_at >= :begin
                  and created_at < :end
                  and confirmed
                  and approved
                group by 1
                """).param("begin", Rows.timestamp(days.begin())).param("end", Rows.timestamp(days.end())));
    }

    Map<LocalDate, Long> interactions(Days days) {
        return byDay(ids(days, """
                select (to_timestamp((id >> 16) / 1000.0) at time zone 'UTC')::date as day, count(*) as number
                from (
                    select f.id
                    from favourites f
                    left join accounts a on a.id = f.account
                    where f.id >= :first and f.id < :end and a.domain is null
                    union all
                    select id
                    from posts
                    where id >= :first
                      and id < :end
                      and uri is null
                      and (boost_of is not null or reply_to is not null)) act
                group by 1
                """));
    }

    Map<LocalDate, Long> openedReports(Days days) {
        return byDay(ids(days, """
                select (to_timestamp((id >> 16) / 1000.0) at time zone 'UTC')::date as day, count(*) as number
                from reports
                where id >= :first and id < :end
                group by 1
                """));
    }

    Map<LocalDate, Long> resolvedReports(Days days) {
        return byDay(
                sql.sql("""
                select (resolved_at at time zone 'UTC')::date as day, count(*) as number
                from reports
                where resolved_at >= :begin and resolved_at < :end
                group by 1
                """).param("begin", Rows.timestamp(days.begin())).param("end", Rows.timestamp(days.end())));
    }

    Map<LocalDate, Long> tagUses(String tag, Days days) {
        return byDay(ids(days, """
                select (to_timestamp((post >> 16) / 1000.0) at time zone 'UTC')::date as day, count(*) as number
                from post_tags
                where tag = :tag and post >= :first and post < :end and public
                group by 1
                """).param("tag", tag));
    }

    Map<LocalDate, Long> tagAuthors(String tag, Days days) {
        return byDay(ids(days, """
                select
                    (to_timestamp((post >> 16) / 1000.0) at time zone 'UTC')::date as day,
                    count(distinct author) as number
                from post_tags
                where tag = :tag and post >= :first and post < :end and public
                group by 1
                """).param("tag", tag));
    }

    Different differentTagAuthors(String tag, Days days) {
        return ids(days, """
                select
                    count(distinct author) filter (where post >= :first) as now,
                    count(distinct author) filter (where post < :first) as before
                from post_tags
                where tag = :tag and post >= :earliest and post < :end and public
                """)
                .param("tag", tag)
                .param("earliest", days.previous().firstId())
                .query((row, n) -> new Different(row.getLong("now"), row.getLong("before")))
                .single();
    }

    /** Servers whose people used a hashtag. */
    Map<LocalDate, Long> tagServers(String tag, Days days) {
        return byDay(ids(days, """
                select
                    (to_timestamp((t.post >> 16) / 1000.0) at time zone 'UTC')::date as day,
                    count(distinct a.domain) as number
                from post_tags t
                join accounts a on a.id = t.author
                where t.tag = :tag and t.post >= :first and t.post < :end and t.public
                group by 1
                """).param("tag", tag));
    }

    Different differentTagServers(String tag, Days days) {
        return ids(days, """
                select
                    count(distinct a.domain) filter (where t.post >= :first) as now,
                    count(distinct a.domain) filter (where t.post < :first) as before
                from post_tags t
                join accounts a on a.id = t.author
                where t.tag = :tag and t.post >= :earliest and t.post < :end and t.public
                """)
                .param("tag", tag)
                .param("earliest", days.previous().firstId())
                .query((row, n) -> new Different(row.getLong("now"), row.getLong("before")))
                .single();
    }

    /** What began on a day, of accounts of another server. */
    Map<LocalDate, Long> ofServer(OfServer what, String domain, Days days) {
        return byDay(ids(days, """
                select (to_timestamp((x.id >> 16) / 1000.0) at time zone 'UTC')::date as day, count(*) as number
                from accounts a
                join %s
                where a.domain = :domain and x.id >= :first and x.id < :end
                group by 1
                """.formatted(what.joined())).param("domain", domain));
    }

    /** What is counted of another server. */
    enum OfServer {
        ACCOUNTS,
        POSTS,
        /** Reports about its people. */
        REPORTS,
        /** Its people, followed by members. */
        FOLLOWED,
        /** Its people, following members. */
        FOLLOWING;

        private String joined() {
            return switch (this) {
                case ACCOUNTS -> "accounts x on x.id = a.id";
                case POSTS -> "posts x on x.author = a.id and x.boost_of is null";
                case REPORTS -> "reports x on x.target = a.id";
                case FOLLOWED -> "follows x on x.target_id = a.id";
                case FOLLOWING -> "follows x on x.follower_id = a.id";
            };
        }
    }

    private StatementSpec ids(Days days, String statement) {
        return sql.sql(statement).param("first", days.firstId()).param("end", days.endId());
    }

    private static Map<LocalDate, Long> byDay(StatementSpec statement) {
        Map<LocalDate, Long> counted = new HashMap<>();
        statement.query(row -> {
            counted.put(row.getObject("day", LocalDate.class), row.getLong("number"));
        });
        return counted;
    }
}
