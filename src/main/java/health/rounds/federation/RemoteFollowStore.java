package health.rounds.federation;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What follows between members and people elsewhere are called, by the server of the follower, in the database. */
@Component
class RemoteFollowStore implements Belongings {
    private final JdbcClient sql;

    RemoteFollowStore(JdbcClient sql) {
        this.sql = sql;
    }

    void keep(AccountId follower, AccountId target, String uri) {
        sql.sql("""
                insert into remote_follows (follower_id, target_id, uri)
                values (:follower, :target, :uri)
                on conflict (follower_id, target_id) do update
                set uri = excluded.uri
                """)
                .param("follower", follower.value())
                .param("target", target.value())
                .param("uri", uri)
                .update();
    }

    Optional<String> find(AccountId follower, AccountId target) {
        return sql.sql("select uri from remote_follows where follower_id = :follower and target_id = :target")
                .param("follower", follower.value())
                .param("target", target.value())
                .query(String.class)
                .optional();
    }

    /** The name, which is not needed again: a follow is undone once. */
    Optional<String> take(AccountId follower, AccountId target) {
        return sql.sql("delete from remote_follows where follower_id = :follower and target_id = :target returning uri")
                .param("follower", follower.value())
                .param("target", target.value())
                .query(String.class)
                .optional();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from remote_follows where follower_id = :account or target_id = :account")
                .param("account", account.value())
                .update();
    }
}
