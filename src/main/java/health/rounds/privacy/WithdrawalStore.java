package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of posts that were taken down. */
@Component
final class WithdrawalStore implements Belongings {
    private final JdbcClient sql;

    WithdrawalStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(Withdrawal withdrawal) {
        sql.sql("""
                insert into withdrawals (account, post, at, by, why, versions, pictures, boosts)
                values (:account, :post, :at, :by, :why, :versions, :pictures, :boosts)
                """)
                .param("account", withdrawal.author().value())
                .param("post", withdrawal.post())
                .param("at", Rows.timestamp(withdrawal.at()))
                .param("by", withdrawal.by().value())
                .param("why", withdrawal.why().name())
                .param("versions", withdrawal.versions())
                .param("pictures", withdrawal.pictures())
                .param("boosts", withdrawal.boosts())
                .update();
    }

    /** The newest first. */
    List<Withdrawal> of(AccountId author, int most) {
        return sql.sql("""
                select *
                from withdrawals
                where account = :account
                order by at desc, post desc
                limit :most
                """)
                .param("account", author.value())
                .param("most", most)
                .query(WithdrawalStore::row)
                .list();
    }

    Optional<Withdrawal> byPost(AccountId author, long post) {
        return sql.sql("select * from withdrawals where account = :account and post = :post")
                .param("account", author.value())
                .param("post", post)
                .query(WithdrawalStore::row)
                .optional();
    }

    private static Withdrawal row(ResultSet rs, int n) throws SQLException {
        return new Withdrawal(
                rs.getLong("post"),
                new AccountId(rs.getLong("account")),
                Rows.instant(rs, "at"),
                new AccountId(rs.getLong("by")),
                Withdrawal.Why.valueOf(rs.getString("why")),
                rs.getInt("versions"),
                rs.getInt("pictures"),
                rs.getInt("boosts"));
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from withdrawals where account = :account")
                .param("account", account.value())
                .update();
    }
}
