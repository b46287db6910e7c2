package health.rounds.moderation;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
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

/** Rows of reports. */
@Component
final class ReportStore {
    private final JdbcClient sql;

    ReportStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Report report) {
        sql.sql("""
                insert into reports (id, reporter, target, category, comment, posts, rules, forwarded, changed_at)
                values (:id, :reporter, :target, :category, :comment, :posts, :rules, :forwarded, :changedAt)
                """)
                .param("id", report.id())
                .param("reporter", report.reporter().value())
                .param("target", report.target().value())
                .param("category", report.category().name())
                .param("comment", report.comment())
                .param("posts", Rows.longs(report.posts(), PostId::value))
                .param("rules", report.rules().toArray(String[]::new))
                .param("forwarded", report.forwarded())
                .param("changedAt", Rows.timestamp(report.changedAt()))
                .update();
    }

    /** Changes what may change of a report; whose it is and what it says stay. */
    void update(Report report) {
        sql.sql("""
                update reports
                set category = :category, rules = :rules, changed_at = :changedAt, assigned_to = :assignedTo,
                    resolved_at = :resolvedAt, resolved_by = :resolvedBy
                where id = :id
                """)
                .param("id", report.id())
                .param("category", report.category().name())
                .param("rules", report.rules().toArray(String[]::new))
                .param("changedAt", Rows.timestamp(report.changedAt()))
                .param("assignedTo", report.assignedTo().map(AccountId::value).orElse(null))
                .param(
                        "resolvedAt",
                        report.resolution()
                                .map(Report.Resolution::at)
                                .map(Rows::timestamp)
                                .orElse(null))
                .param(
                        "resolvedBy",
                        report.resolution()
                                .map(Report.Resolution::by)
                                .map(AccountId::value)
                                .orElse(null))
                .update();
    }

    Optional<Report> byId(long id) {
        return sql.sql("select * from reports where id = :id")
                .param("id", id)
                .query(ReportStore::row)
                .optional();
    }

    /** The same row, kept from others until the transaction ends. */
    Optional<Report> lock(long id) {
        return sql.sql("select * from reports where id = :id for update")
                .param("id", id)
                .query(ReportStore::row)
                .optional();
    }

    List<Report> byIds(Collection<Long> ids) {
        return sql.sql("select * from reports where id = any(:ids)")
                .param("ids", Rows.longs(ids, Long::longValue))
                .query(ReportStore::row)
                .list();
    }

    /** Newest first, without those about {@code moderator}. */
    List<Report> list(AccountId moderator, ReportQuery query, Page page) {
        List<Report> found = sql.sql("""
                select *
                from reports
                where id < :below and id > :above
                    and (resolved_at is not null) = :resolved
                    and target <> :moderator
                    and (:reporter = 0 or reporter = :reporter)
                    and (:target = 0 or target = :target)
                order by id %s
                limit :limit
                """.formatted(page.isUpward() ? "asc" : "desc"))
                .param("below", page.below())
                .param("above", page.above())
                .param("resolved", query.resolved())
                .param("moderator", moderator.value())
                .param("reporter", query.reporter().map(AccountId::value).orElse(0L))
                .param("target", query.target().map(AccountId::value).orElse(0L))
                .param("limit", page.limit())
                .query(ReportStore::row)
                .list();
        return page.isUpward() ? found.reversed() : found;
    }

    int countBy(AccountId reporter, Instant since) {
        return sql.sql("select count(*) from reports where reporter = :reporter and id >= :since")
                .param("reporter", reporter.value())
                .param("since", Ids.firstAt(since))
                .query(Integer.class)
                .single();
    }

    int countOpen(AccountId moderator) {
        return sql.sql("select count(*) from reports where resolved_at is null and target <> :moderator")
                .param("moderator", moderator.value())
                .query(Integer.class)
                .single();
    }

    void resolveAllAbout(AccountId target, AccountId moderator, Instant now) {
        sql.sql("""
                update reports
                set resolved_at = :now, resolved_by = :moderator, changed_at = :now
                where target = :target and resolved_at is null
                """)
                .param("target", target.value())
                .param("moderator", moderator.value())
                .param("now", Rows.timestamp(now))
                .update();
    }

    private static Report row(ResultSet rs, int n) throws SQLException {
        Optional<AccountId> resolvedBy = Rows.optionalLong(rs, "resolved_by").map(AccountId::new);
        Optional<Instant> resolvedAt = Rows.optionalInstant(rs, "resolved_at");
        return new Report(
                rs.getLong("id"),
                new AccountId(rs.getLong("reporter")),
                new AccountId(rs.getLong("target")),
                Category.valueOf(rs.getString("category")),
                rs.getString("comment"),
                Rows.list(rs, "posts", (Long id) -> new PostId(id)),
                Rows.list(rs, "rules", (String id) -> id),
                rs.getBoolean("forwarded"),
                Rows.instant(rs, "changed_at"),
                Rows.optionalLong(rs, "assigned_to").map(AccountId::new),
                resolvedAt.flatMap(at -> resolvedBy.map(by -> new Report.Resolution(at, by))));
    }
}
