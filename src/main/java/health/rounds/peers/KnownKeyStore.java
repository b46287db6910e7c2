package health.rounds.peers;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import health.rounds.signatures.VerifyingKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the keys of others. */
@Component
final class KnownKeyStore implements Belongings {
    private final JdbcClient sql;

    KnownKeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<KnownKey> byId(String id) {
        return sql.sql("select key_id, owner, public_key, fetched_at from known_keys where key_id = :id")
                .param("id", id)
                .query(KnownKeyStore::row)
                .optional()
                .flatMap(found -> found);
    }

    /** Empty for a key that we take no more. */
    private static Optional<KnownKey> row(ResultSet rs, int n) throws SQLException {
        String id = rs.getString("key_id");
        String owner = rs.getString("owner");
        Instant fetchedAt = Rows.instant(rs, "fetched_at");
        return VerifyingKey.of(rs.getBytes("public_key")).flatMap(key -> KnownKey.of(id, owner, key, fetchedAt));
    }

    void put(KnownKey key) {
        sql.sql("""
                insert into known_keys (key_id, owner, public_key, fetched_at)
                values (:id, :owner, :key, :fetched)
                on conflict (key_id) do update
                set owner = excluded.owner,
                    public_key = excluded.public_key,
                    fetched_at = excluded.fetched_at
                """)
                .param("id", key.id())
                .param("owner", key.owner())
                .param("key", key.key().encoded())
                .param("fetched", Rows.timestamp(key.fetchedAt()))
                .update();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("""
                delete from known_keys
                where owner = (
                    select uri
                    from remote_accounts
                    where account_id = :account)
                """).param("account", account.value()).update();
    }
}
