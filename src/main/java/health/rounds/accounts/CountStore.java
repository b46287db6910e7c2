package health.rounds.accounts;

import health.rounds.platform.Rows;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The counts beside each account, changed in the transaction that changes what they count. */
@Component
final class CountStore {
    private final JdbcClient jdbc;

    CountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks both; false where one of the two does not exist, or both are the same. */
    boolean lock(AccountId one, AccountId other) {
        return lock(List.of(one, other)) == 2;
    }

    /**
     * Makes whoever changes how these accounts stand to each other wait, so that a block and a follow cannot cross; always in
     * the order of ids, so that two of them cannot wait for each other. Tells how many exist.
     */
    int lock(Collection<AccountId> accounts) {
        return jdbc.sql("""
                        select account_id
                        from account_counts
                        where account_id = any(:accounts)
                        order by account_id
                        for update
                        """)
                .param("accounts", Rows.longs(accounts, AccountId::value))
                .query(Long.class)
                .list()
                .size();
    }

    /** One follow more or less; both rows must be locked. */
    void countFollow(AccountId follower, AccountId target, int change) {
        jdbc.sql("""
                        update account_counts
                        set following = following + case when account_id = :follower then :change else 0 end,
                            followers = followers + case when account_id = :target then :change else 0 end
                        where account_id in (:follower, :target)
                        """)
                .param("follower", follower.value())
                .param("target", target.value())
                .param("change", change)
                .update();
    }

    void countPosts(AccountId author, int change, LocalDate day) {
        jdbc.sql("""
                        update account_counts
                        set posts = greatest(posts + :change, 0),
                            last_post_on = case when :change > 0 then greatest(last_post_on, :day) else last_post_on end
                        where account_id = :author
                        """)
                .param("author", author.value())
                .param("change", change)
                .param("day", day)
                .update();
    }
}
