package health.rounds.measures;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts by name, of what members wrote; hashtags alone are counted wherever they come from. Reads tables of {@code posts}. */
@Component
final class ShareStore {
    private final JdbcClient sql;

    ShareStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Share> languages(Days days, int most) {
        return shares(days, most, sql.sql("""
                select coalesce(language, '') as name, count(*) as number
                from posts
                where id >= :first and id < :end and boost_of is null and uri is null
                group by 1
                order by 2 desc, 1
                limit :most
                """));
    }

    List<Share> apps(Days days, int most) {
        return shares(days, most, sql.sql("""
                select coalesce(app, '') as name, count(*) as number
                from posts
                where id >= :first and id < :end and boost_of is null and uri is null
                group by 1
                order by 2 desc, 1
                limit :most
                """));
    }

    /** Of members under an empty name. */
    List<Share> servers(Days days, int most) {
        return shares(days, most, sql.sql("""
                select coalesce(a.domain, '') as name, count(*) as number
                from posts p
                left join accounts a on a.id = p.author
                where p.id >= :first and p.id < :end and p.boost_of is null
                group by 1
                order by 2 desc, 1
                limit :most
                """));
    }

    List<Share> tagServers(String tag, Days days, int most) {
        return shares(days, most, sql.sql("""
                select coalesce(a.domain, '') as name, count(*) as number
                from post_tags t
                join accounts a on a.id = t.author
                where t.tag = :tag and t.post >= :first and t.post < :end and t.public
                group by 1
                order by 2 desc, 1
                limit :most
                """).param("tag", tag));
    }

    List<Share> languagesOf(String domain, Days days, int most) {
        return shares(days, most, sql.sql("""
                select coalesce(p.language, '') as name, count(*) as number
                from accounts a
                join posts p on p.author = a.id
                where a.domain = :domain and p.id >= :first and p.id < :end and p.boost_of is null
                group by 1
                order by 2 desc, 1
                limit :most
                """).param("domain", domain));
    }

    List<Share> tagLanguages(String tag, Days days, int most) {
        return shares(days, most, sql.sql("""
                select coalesce(p.language, '') as name, count(*) as number
                from post_tags t
                join posts p on p.id = t.post
                where t.tag = :tag and t.post >= :first and t.post < :end and t.public
                group by 1
                order by 2 desc, 1
                limit :most
                """).param("tag", tag));
    }

    long databaseBytes() {
        return sql.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    String databaseVersion() {
        return sql.sql("show server_version").query(String.class).single();
    }

    private static List<Share> shares(Days days, int most, JdbcClient.StatementSpec statement) {
        return statement
                .param("first", days.firstId())
                .param("end", days.endId())
                .param("most", most)
                .query((row, n) -> new Share(row.getString("name"), row.getLong("number")))
                .list();
    }
}
