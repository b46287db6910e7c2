package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of the keys with which apps mark a request that they may send twice. */
@Component
final class IdempotencyStore implements Belongings {
    private final JdbcClient sql;

    IdempotencyStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** What a key stands for: a post, or a scheduled one. */
    record Used(Optional<PostId> post, Optional<Long> scheduled) {}

    Optional<Used> find(AccountId account, String key) {
        return sql.sql("select post, scheduled from idempotency_keys where account = :account and key = :key")
                .param("account", account.value())
                .param("key", key)
                .query((rs, n) ->
                        new Used(Rows.optionalLong(rs, "post").map(PostId::new), Rows.optionalLong(rs, "scheduled")))
                .optional();
    }

    /** Claims a key; waits for another transaction that is using it, and is false if that one kept it. */
    boolean claim(AccountId account, String key, Instant now) {
        return sql.sql("""
                insert into idempotency_keys (account, key, created_at)
                values (:account, :key, :now)
                on conflict do nothing
                """)
                        .param("account", account.value())
                        .param("key", key)
                        .param("now", Rows.timestamp(now))
                        .update()
                == 1;
    }

    void keepPost(AccountId account, String key, PostId post) {
        sql.sql("update idempotency_keys set post = :post where account = :account and key = :key")
                .param("account", account.value())
                .param("key", key)
                .param("post", post.value())
                .update();
    }

    void keepScheduled(AccountId account, String key, long scheduled) {
        sql.sql("update idempotency_keys set scheduled = :scheduled where account = :account and key = :key")
                .param("account", account.value())
                .param("key", key)
                .param("scheduled", scheduled)
                .update();
    }

    void forgetBefore(Instant time) {
        sql.sql("delete from idempotency_keys where created_at < :time")
                .param("time", Rows.timestamp(time))
                .update();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from idempotency_keys where account = :account")
                .param("account", account.value())
                .update();
    }
}
