package health.rounds.plan;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what members intend to do. */
@Component
final class ActionStore implements Belongings {
    private final JdbcClient sql;

    ActionStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(AccountId owner, Action action) {
        sql.sql("""
                insert into plan_actions (account, id, plan, kind, words, due)
                values (:account, :id, :plan, :kind, :words, :due)
                """)
                .param("account", owner.value())
                .param("id", action.id())
                .param("plan", action.plan())
                .param("kind", action.kind().name())
                .param("words", action.words())
                .param("due", action.due())
                .update();
    }

    /** By day. */
    List<Action> of(AccountId owner, long plan) {
        return sql.sql("""
                select *
                from plan_actions
                where account = :account and plan = :plan
                order by due, id
                """)
                .param("account", owner.value())
                .param("plan", plan)
                .query(ActionStore::row)
                .list();
    }

    /** Makes the first open one of this kind that is due in these days done; says whether there was one. */
    boolean finish(AccountId owner, ActionKind kind, LocalDate from, LocalDate to, PostId by, Instant at) {
        return sql.sql("""
                update plan_actions
                set done_by = :by, done_at = :at
                where account = :account
                    and id = (
                        select a.id
                        from plan_actions a
                        join plans p on p.account = a.account and p.id = a.plan and p.state = 'ACTIVE'
                        where a.account = :account
                            and a.kind = :kind
                            and a.done_by is null
                            and a.due between :from and :to
                        order by a.due, a.id
                        limit 1
                        for update of a)
                    and not exists (
                        select 1
                        from plan_actions
                        where account = :account and done_by = :by)
                """)
                        .param("account", owner.value())
                        .param("kind", kind.name())
                        .param("from", from)
                        .param("to", to)
                        .param("by", by.value())
                        .param("at", Rows.timestamp(at))
                        .update()
                == 1;
    }

    /** What was done by a post that is no more is open again. */
    void reopen(AccountId owner, PostId by) {
        sql.sql("""
                update plan_actions
                set done_by = null, done_at = null
                where account = :account and done_by = :by
                """).param("account", owner.value()).param("by", by.value()).update();
    }

    boolean remove(AccountId owner, long plan, long id) {
        return sql.sql("delete from plan_actions where account = :account and plan = :plan and id = :id")
                        .param("account", owner.value())
                        .param("plan", plan)
                        .param("id", id)
                        .update()
                == 1;
    }

    void removeOf(AccountId owner, long plan) {
        sql.sql("delete from plan_actions where account = :account and plan = :plan")
                .param("account", owner.value())
                .param("plan", plan)
                .update();
    }

    private static Action row(ResultSet rs, int n) throws SQLException {
        Optional<Instant> at = Rows.optionalInstant(rs, "done_at");
        Optional<PostId> by = Rows.optionalLong(rs, "done_by").map(PostId::new);
        return new Action(
                rs.getLong("id"),
                rs.getLong("plan"),
                ActionKind.valueOf(rs.getString("kind")),
                rs.getString("words"),
                rs.getObject("due", LocalDate.class),
                by.flatMap(post -> at.map(when -> new Action.Done(post, when))));
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from plan_actions where account = :account")
                .param("account", account.value())
                .update();
    }
}
