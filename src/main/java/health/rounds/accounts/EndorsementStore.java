package health.rounds.accounts;

import health.rounds.platform.Page;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Endorsements in the database; {@link FollowStore} removes those whose follow ends. */
@Component
final class EndorsementStore {
    private final JdbcClient jdbc;

    EndorsementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True where it stands from now on, new or not; false where there is no follow. */
    boolean add(long id, AccountId account, AccountId target) {
        return jdbc.sql("""
                                insert into endorsements (account_id, target_id, id)
                                select follower_id, target_id, :id
                                from follows
                                where follower_id = :account
                                  and target_id = :target
                                on conflict (account_id, target_id) do update
                                set id = endorsements.id
                                """)
                        .param("id", id)
                        .param("account", account.value())
                        .param("target", target.value())
                        .update()
                == 1;
    }

    void delete(AccountId account, AccountId target) {
        jdbc.sql("delete from endorsements where account_id = :account and target_id = :target")
                .param("account", account.value())
                .param("target", target.value())
                .update();
    }

    List<Cursor> by(AccountId account, Page page) {
        return CursorStore.page(
                jdbc,
                "select id, target_id as account_id from endorsements where account_id = :owner",
                Map.of("owner", account.value()),
                page);
    }
}
