package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of patients' consents. */
@Component
final class ConsentStore {
    private static final String SELECT = """
            select c.*,
                array(select distinct f.post from settled_findings f where f.consent = c.id order by f.post) as posts
            from consents c
            """;

    private final JdbcClient sql;

    ConsentStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(long id, AccountId author, NewConsent consent, Instant now) {
        sql.sql("""
                insert into consents
                    (account, id, scope, signer, signed_on, reference, texts_sha256, recorded_at)
                values
                    (:account, :id, :scope, :signer, :signedOn, :reference, :sha256, :now)
                """)
                .param("account", author.value())
                .param("id", id)
                .param("scope", consent.scope())
                .param("signer", consent.signer().name())
                .param("signedOn", consent.signedOn())
                .param("reference", consent.reference())
                .param("sha256", consent.textsSha256())
                .param("now", Rows.timestamp(now))
                .update();
    }

    /** The newest first. */
    List<Consent> of(AccountId author, int most) {
        return sql.sql(SELECT + """
                where c.account = :account
                order by c.id desc
                limit :most
                """)
                .param("account", author.value())
                .param("most", most)
                .query(ConsentStore::row)
                .list();
    }

    Optional<Consent> byId(long id) {
        return sql.sql(SELECT + "where c.id = :id")
                .param("id", id)
                .query(ConsentStore::row)
                .optional();
    }

    List<Consent> byIds(Collection<Long> ids) {
        return sql.sql(SELECT + "where c.id = any(:ids)")
                .param("ids", Rows.longs(ids, Long::longValue))
                .query(ConsentStore::row)
                .list();
    }

    /** False where it was withdrawn before. */
    boolean withdraw(long id, Instant now) {
        return sql.sql("update consents set withdrawn_at = :now where id = :id and withdrawn_at is null")
                        .param("id", id)
                        .param("now", Rows.timestamp(now))
                        .update()
                == 1;
    }

    private static Consent row(ResultSet rs, int n) throws SQLException {
        return new Consent(
                rs.getLong("id"),
                new AccountId(rs.getLong("account")),
                rs.getString("scope"),
                Signer.valueOf(rs.getString("signer")),
                rs.getObject("signed_on", LocalDate.class),
                rs.getString("reference"),
                rs.getString("texts_sha256"),
                Rows.instant(rs, "recorded_at"),
                Rows.optionalInstant(rs, "withdrawn_at"),
                Rows.list(rs, "posts", (Long post) -> post));
    }
}
