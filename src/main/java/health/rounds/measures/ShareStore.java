package health.rounds.measures;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Counts by name, of what members wrote; hashtags alone are counted wherever they come from. Reads tables of {@code posts}. */
@Component
final class ShareStore {
    private static final String OF_MEMBERS = """
            posts
            where id >= :first and id < :end and boost_of is null and uri is null
            """;

    private final JdbcClient sql;

    ShareStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Share> languages(Days days, int most) {
        return shares(count("language", OF_MEMBERS), days, most);
    }

    List<Share> apps(Days days, int most) {
        return shares(count("app", OF_MEMBERS), days, most);
    }

    /** Of members under an empty name. */
    List<Share> servers(Days days, int most) {
        return shares(count("a.domain", """
                posts p
                left join accounts a on a.id = p.author
                where p.id >= :first and p.id < :end and p.boost_of is null
                """), days, most);
    }

    List<Share> tagServers(String tag, Days days, int most) {
        return shares(count("a.domain", """
                post_tags t
                join accounts a on a.id = t.author
                where t.tag = :tag and t.post >= :first and t.post < :end and t.public
                """).param("tag", tag), days, most);
    }

    List<Share> languagesOf(String domain, Days days, int most) {
        return shares(count("p.language", """
                accounts a
                join posts p on p.author = a.id
                where a.domain = :domain and p.id >= :first and p.id < :end and p.boost_of is null
                """).param("domain", domain), days, most);
    }

    List<Share> followedOf(String domain, int most) {
        return sql.sql("""
                select a.username as name, count(*) as number
                from accounts a
                join follows f on f.target_id = a.id
                where a.domain = :domain
                group by a.id
                order by 2 desc, 1
                limit :most
                """)
                .param("domain", domain)
                .param("most", most)
                .query((row, n) -> new Share(row.getString("name"), row.getLong("number")))
                .list();
    }

    List<Share> tagLanguages(String tag, Days days, int most) {
        return shares(count("p.language", """
                post_tags t
                join posts p on p.id = t.post
                where t.tag = :tag and t.post >= :first and t.post < :end and t.public
                """).param("tag", tag), days, most);
    }

    long databaseBytes() {
        return sql.sql("select pg_database_size(current_database())")
                .query(Long.class)
                .single();
    }

    String databaseVersion() {
        return sql.sql("show server_version").query(String.class).single();
    }

    private StatementSpec count(String name, String rows) {
        return sql.sql("""
                select coalesce(%s, '') as name, count(*) as number
                from %s
                group by 1
                order by 2 desc, 1
                limit :most
                """.formatted(name, rows));
    }

    private static List<Share> shares(StatementSpec statement, Days days, int most) {
        return statement
                .param("first", days.firstId())
                .param("end", days.endId())
                .param("most", most)
                .query((row, n) -> new Share(row.getString("name"), row.getLong("number")))
                .list();
    }
}
