package health.rounds.peers;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import health.rounds.signatures.KeyKind;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of our actors' keys. */
@Component
final class ActorKeyStore implements Belongings {
    private final JdbcClient sql;
    private final Clock clock;

    ActorKeyStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The private key, sealed. */
    Optional<byte[]> sealed(long account, KeyKind kind) {
        return sql.sql("select private_key from actor_keys where account = :account and kind = :kind")
                .param("account", account)
                .param("kind", kind.name())
                .query((rs, n) -> rs.getBytes(1))
                .optional();
    }

    /** Does nothing where there is one. */
    void insert(long account, KeyKind kind, byte[] publicKey, byte[] sealed) {
        sql.sql("""
                insert into actor_keys (account, kind, public_key, private_key, created_at)
                values (:account, :kind, :public, :private, :now)
                on conflict (account, kind) do nothing
                """)
                .param("account", account)
                .param("kind", kind.name())
                .param("public", publicKey)
                .param("private", sealed)
                .param("now", Rows.timestamp(clock.instant()))
                .update();
    }

    /** Instead of the one that there is, if that is still {@code before}. */
    void replace(long account, KeyKind kind, byte[] before, byte[] publicKey, byte[] sealed) {
        sql.sql("""
                update actor_keys
                set public_key = :public,
                    private_key = :private,
                    created_at = :now
                where account = :account
                  and kind = :kind
                  and private_key = :before
                """)
                .param("account", account)
                .param("kind", kind.name())
                .param("before", before)
                .param("public", publicKey)
                .param("private", sealed)
                .param("now", Rows.timestamp(clock.instant()))
                .update();
    }

    /** The keys stay for a while: other servers believe that an account is gone only if it says so itself. */
    @Override
    public void erase(AccountId account) {
        sql.sql("update actor_keys set erased_at = :now where account = :account and erased_at is null")
                .param("account", account.value())
                .param("now", Rows.timestamp(clock.instant()))
                .update();
    }

    void deleteErasedBefore(Instant time) {
        sql.sql("delete from actor_keys where erased_at < :time")
                .param("time", Rows.timestamp(time))
                .update();
    }
}
