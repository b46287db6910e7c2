package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Authorisation codes in the database, by their hashes. */
@Component
final class CodeStore {
    private final JdbcClient jdbc;

    CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] hash, Code code) {
        jdbc.sql("""
                        insert into oauth_codes
                            (code_hash, app_id, account_id, redirect_uri, scopes, challenge, expires_at)
                        values
                            (:hash, :app, :account, :redirectUri, :scopes, :challenge, :expiresAt)
                        """)
                .param("hash", hash)
                .param("app", code.app())
                .param("account", code.account().value())
                .param("redirectUri", code.redirectUri())
                .param("scopes", code.scopes().toArray(String[]::new))
                .param("challenge", code.challenge().orElse(null))
                .param("expiresAt", Rows.timestamp(code.expiresAt()))
                .update();
    }

    /** The code, kept from others until the transaction ends. */
    Optional<Code> lock(byte[] hash) {
        return jdbc.sql("select * from oauth_codes where code_hash = :hash for update")
                .param("hash", hash)
                .query(CodeStore::code)
                .optional();
    }

    void markUsed(byte[] hash, long token) {
        jdbc.sql("update oauth_codes set token_id = :token where code_hash = :hash")
                .param("token", token)
                .param("hash", hash)
                .update();
    }

    void deleteExpired(Instant before) {
        jdbc.sql("delete from oauth_codes where expires_at < :before")
                .param("before", Rows.timestamp(before))
                .update();
    }

    private static Code code(ResultSet row, int n) throws SQLException {
        return new Code(
                row.getLong("app_id"),
                new AccountId(row.getLong("account_id")),
                row.getString("redirect_uri"),
                Rows.list(row, "scopes", String.class::cast),
                Optional.ofNullable(row.getString("challenge")),
                Rows.instant(row, "expires_at"),
                Rows.optionalLong(row, "token_id"));
    }

    /** A person's consent that waits to be turned into a token; {@code token} is set once it was. */
    record Code(
            long app,
            AccountId account,
            String redirectUri,
            List<String> scopes,
            Optional<String> challenge,
            Instant expiresAt,
            Optional<Long> token) {
        Code {
            scopes = List.copyOf(scopes);
        }
    }
}
