package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Access tokens in the database, by their hashes. */
@Component
final class TokenStore {
    private final JdbcClient jdbc;

    TokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(
            byte[] hash, long id, long app, Optional<AccountId> account, Collection<String> scopes, Instant createdAt) {
        jdbc.sql("""
                        insert into oauth_tokens (token_hash, id, app_id, account_id, scopes, created_at)
                        values (:hash, :id, :app, :account, :scopes, :createdAt)
                        """)
                .param("hash", hash)
                .param("id", id)
                .param("app", app)
                .param("account", account.map(AccountId::value).orElse(null))
                .param("scopes", scopes.toArray(String[]::new))
                .param("createdAt", Rows.timestamp(createdAt))
                .update();
    }

    /** What a token allows, unless its user may not act. */
    Optional<Access> access(byte[] hash) {
        return jdbc.sql("""
                        select t.id, t.account_id, t.scopes, a.name
                        from oauth_tokens t
                        join oauth_apps a on a.id = t.app_id
                        left join users u on u.account_id = t.account_id
                        left join accounts o on o.id = t.account_id
                        where t.token_hash = :hash
                          and (t.account_id is null or (u.confirmed and u.approved and not u.disabled and o.suspended_at is null))
                        """).param("hash", hash).query(TokenStore::access).optional();
    }

    Optional<Access> accessEvenIfWaiting(byte[] hash) {
        return jdbc.sql("""
                        select t.id, t.account_id, t.scopes, a.name
                        from oauth_tokens t
                        join oauth_apps a on a.id = t.app_id
                        left join users u on u.account_id = t.account_id
                        left join accounts o on o.id = t.account_id
                        where t.token_hash = :hash
                          and (t.account_id is null or (not u.disabled and o.suspended_at is null))
                        """).param("hash", hash).query(TokenStore::access).optional();
    }

    Optional<Long> appOf(long token) {
        return jdbc.sql("select app_id from oauth_tokens where id = :token")
                .param("token", token)
                .query(Long.class)
                .optional();
    }

    /** Removes a token of this app; hands out its hash. */
    List<byte[]> delete(byte[] hash, long app) {
        return jdbc.sql("delete from oauth_tokens where token_hash = :hash and app_id = :app returning token_hash")
                .param("hash", hash)
                .param("app", app)
                .query((row, n) -> row.getBytes("token_hash"))
                .list();
    }

    List<byte[]> delete(long id) {
        return jdbc.sql("delete from oauth_tokens where id = :id returning token_hash")
                .param("id", id)
                .query((row, n) -> row.getBytes("token_hash"))
                .list();
    }

    List<byte[]> deleteAll(AccountId account) {
        return jdbc.sql("delete from oauth_tokens where account_id = :account returning token_hash")
                .param("account", account.value())
                .query((row, n) -> row.getBytes("token_hash"))
                .list();
    }

    private static Access access(ResultSet row, int n) throws SQLException {
        return new Access(
                row.getLong("id"),
                Rows.optionalLong(row, "account_id").map(AccountId::new),
                Set.copyOf(Rows.list(row, "scopes", String.class::cast)),
                row.getString("name"));
    }
}
