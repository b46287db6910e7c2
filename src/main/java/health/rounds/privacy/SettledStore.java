package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import health.rounds.guard.NotPatient;
import health.rounds.guard.Settled;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of findings that authors answered or overrode. */
@Component
final class SettledStore {
    private final JdbcClient sql;

    SettledStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(long id, long post, AccountId author, Settled settled, Optional<Long> consent, Instant now) {
        sql.sql("""
                insert into settled_findings
                    (post, id, account, at, rule, ground, span_sha256, reason, note, consent)
                values
                    (:post, :id, :account, :now, :rule, :ground, :sha256, :reason, :note, :consent)
                """)
                .param("post", post)
                .param("id", id)
                .param("account", author.value())
                .param("now", Rows.timestamp(now))
                .param("rule", settled.finding().rule().id())
                .param("ground", settled.ground().name())
                .param("sha256", settled.spanSha256())
                .param(
                        "reason",
                        settled.reason().map(said -> said.reason().name()).orElse(null))
                .param("note", settled.reason().map(NotPatient::note).orElse(null))
                .param("consent", consent.orElse(null))
                .update();
    }

    /** The newest first, by these grounds; those not yet reviewed alone if asked for. */
    List<SettledFinding> list(Collection<Settled.Ground> grounds, boolean openOnly, long below, int most) {
        return sql.sql("""
                select f.*, exists (select 1 from posts p where p.id = f.post) as is_up
                from settled_findings f
                where f.ground = any(:grounds)
                    and f.id < :below
                    and (not :openOnly or f.reviewed_at is null)
                order by f.id desc
                limit :most
                """)
                .param("grounds", grounds.stream().map(Enum::name).toArray(String[]::new))
                .param("openOnly", openOnly)
                .param("below", below)
                .param("most", most)
                .query(SettledStore::row)
                .list();
    }

    int countToReview() {
        return sql.sql("""
                select count(distinct post)
                from settled_findings
                where reviewed_at is null
                    and ground in ('NOT_PATIENT', 'CONSENT')
                """).query(Integer.class).single();
    }

    /** Whose post it is; empty where nothing was settled for it. */
    Optional<AccountId> authorOf(long post) {
        return sql.sql("select account from settled_findings where post = :post limit 1")
                .param("post", post)
                .query((rs, n) -> new AccountId(rs.getLong(1)))
                .optional();
    }

    int review(long post, AccountId by, Instant now) {
        return sql.sql("""
                update settled_findings
                set reviewed_at = :now, reviewed_by = :by
                where post = :post
                    and reviewed_at is null
                """)
                .param("post", post)
                .param("by", by.value())
                .param("now", Rows.timestamp(now))
                .update();
    }

    private static SettledFinding row(ResultSet rs, int n) throws SQLException {
        return new SettledFinding(
                rs.getLong("id"),
                rs.getLong("post"),
                new AccountId(rs.getLong("account")),
                Rows.instant(rs, "at"),
                rs.getString("rule"),
                Settled.Ground.valueOf(rs.getString("ground")),
                rs.getString("span_sha256"),
                Optional.ofNullable(rs.getString("reason")).map(NotPatient.Reason::valueOf),
                Optional.ofNullable(rs.getString("note")).orElse(""),
                Rows.optionalLong(rs, "consent"),
                Rows.optionalInstant(rs, "reviewed_at"),
                rs.getBoolean("is_up"));
    }
}
