package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of full names about which authors said that they are no patient's. */
@Component
final class RememberedStore implements Belongings {
    private final JdbcClient sql;

    RememberedStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(AccountId author, Collection<String> words, Instant now) {
        sql.sql("""
                insert into remembered_answers (account, words, answered_at)
                select :account, words, :now
                from unnest(:words) as words
                on conflict do nothing
                """)
                .param("account", author.value())
                .param("words", words.toArray(String[]::new))
                .param("now", Rows.timestamp(now))
                .update();
    }

    /** In the order of the alphabet. */
    List<String> of(AccountId author) {
        return sql.sql("select words from remembered_answers where account = :account order by words")
                .param("account", author.value())
                .query(String.class)
                .list();
    }

    boolean delete(AccountId author, String words) {
        return sql.sql("delete from remembered_answers where account = :account and words = :words")
                        .param("account", author.value())
                        .param("words", words)
                        .update()
                == 1;
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from remembered_answers where account = :account")
                .param("account", account.value())
                .update();
    }
}
