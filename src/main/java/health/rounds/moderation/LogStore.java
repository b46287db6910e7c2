package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the moderation log, which are written once and never changed. */
@Component
final class LogStore {
    private final JdbcClient sql;

    LogStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(LogEntry entry) {
        sql.sql("""
                insert into moderation_log (id, moderator, deed, account, report, posts, words)
                values (:id, :moderator, :deed, :account, :report, :posts, :words)
                """)
                .param("id", entry.id())
                .param("moderator", entry.moderator().value())
                .param("deed", entry.deed().name())
                .param("account", entry.account().value())
                .param("report", entry.report().orElse(null))
                .param("posts", Rows.longs(entry.posts(), PostId::value))
                .param("words", entry.words())
                .update();
    }

    /** The latest first. */
    List<LogEntry> of(AccountId account, int most) {
        return sql.sql("select * from moderation_log where account = :account order by id desc limit :most")
                .param("account", account.value())
                .param("most", most)
                .query(LogStore::row)
                .list();
    }

    /** The first first. */
    List<LogEntry> ofReport(long report, int most) {
        return sql.sql("select * from moderation_log where report = :report order by id limit :most")
                .param("report", report)
                .param("most", most)
                .query(LogStore::row)
                .list();
    }

    List<LogEntry> byIds(Collection<Long> ids) {
        return sql.sql("select * from moderation_log where id = any(:ids)")
                .param("ids", Rows.longs(ids, Long::longValue))
                .query(LogStore::row)
                .list();
    }

    private static LogEntry row(ResultSet rs, int n) throws SQLException {
        return new LogEntry(
                rs.getLong("id"),
                new AccountId(rs.getLong("moderator")),
                Deed.valueOf(rs.getString("deed")),
                new AccountId(rs.getLong("account")),
                Rows.optionalLong(rs, "report"),
                Rows.list(rs, "posts", (Long id) -> new PostId(id)),
                rs.getString("words"));
    }
}
