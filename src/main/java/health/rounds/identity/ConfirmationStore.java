package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of links that confirm an e-mail address; of a link only its hash is kept. */
@Component
final class ConfirmationStore {
    private final JdbcClient jdbc;

    ConfirmationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] tokenHash, AccountId account, Instant expiresAt) {
        jdbc.sql("""
                insert into email_confirmations (token_hash, account_id, expires_at)
                values (:hash, :account, :expiresAt)
                """)
                .param("hash", tokenHash)
                .param("account", account.value())
                .param("expiresAt", Rows.timestamp(expiresAt))
                .update();
    }

    Optional<AccountId> find(byte[] tokenHash, Instant now) {
        return jdbc.sql("""
                select account_id
                from email_confirmations
                where token_hash = :hash and expires_at > :now
                """)
                .param("hash", tokenHash)
                .param("now", Rows.timestamp(now))
                .query((row, n) -> new AccountId(row.getLong("account_id")))
                .optional();
    }

    void forget(AccountId account) {
        jdbc.sql("delete from email_confirmations where account_id = :account")
                .param("account", account.value())
                .update();
    }

    void forgetExpired(Instant now) {
        jdbc.sql("delete from email_confirmations where expires_at < :now")
                .param("now", Rows.timestamp(now))
                .update();
    }
}
