package health.rounds.measures;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows that say that a member was here on a day. */
@Component
final class MemberDayStore implements Belongings {
    private final JdbcClient sql;

    MemberDayStore(JdbcClient sql) {
        this.sql = sql;
    }

    void mark(AccountId member, LocalDate day) {
        sql.sql("insert into member_days (account_id, day) values (:member, :day) on conflict do nothing")
                .param("member", member.value())
                .param("day", day)
                .update();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from member_days where account_id = :account")
                .param("account", account.value())
                .update();
    }

    void deleteBefore(LocalDate day) {
        sql.sql("delete from member_days where day < :day").param("day", day).update();
    }
}
