package health.rounds.platform;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of this community's public keys. */
@Component
final class SigningKeyStore {
    private final JdbcClient sql;

    SigningKeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(String id, byte[] publicKey, Instant now) {
        sql.sql("""
                insert into signing_keys (id, public_key, created_at)
                values (:id, :key, :now)
                on conflict do nothing
                """)
                .param("id", id)
                .param("key", publicKey)
                .param("now", Rows.timestamp(now))
                .update();
    }

    Optional<byte[]> byId(String id) {
        return sql.sql("select public_key from signing_keys where id = :id")
                .param("id", id)
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }

    /** The newest first. */
    List<byte[]> all() {
        return sql.sql("select public_key from signing_keys order by created_at desc, id")
                .query((rs, n) -> rs.getBytes(1))
                .list();
    }
}
