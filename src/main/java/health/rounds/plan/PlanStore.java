package health.rounds.plan;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Rows of plans. */
@Component
final class PlanStore implements Belongings {
    private final JdbcClient sql;
    private final JsonMapper json = JsonMapper.builder().build();

    PlanStore(JdbcClient sql) {
        this.sql = sql;
    }

    void save(Plan plan) {
        sql.sql("""
                insert into plans (account, id, state, strategy, changed_at)
                values (:account, :id, :state, cast(:strategy as jsonb), :at)
                on conflict (account, id) do update
                set state = excluded.state, strategy = excluded.strategy, changed_at = excluded.changed_at
                """)
                .param("account", plan.owner().value())
                .param("id", plan.id())
                .param("state", plan.state().name())
                .param("strategy", json.writeValueAsString(plan.strategy()))
                .param("at", Rows.timestamp(plan.changedAt()))
                .update();
    }

    /** The active one first, then the last changed. */
    List<Plan> of(AccountId owner) {
        return sql.sql("""
                select *
                from plans
                where account = :account
                order by state <> 'ACTIVE', changed_at desc, id desc
                """).param("account", owner.value()).query(this::row).list();
    }

    Optional<Plan> byId(AccountId owner, long id) {
        return sql.sql("select * from plans where account = :account and id = :id")
                .param("account", owner.value())
                .param("id", id)
                .query(this::row)
                .optional();
    }

    Optional<Plan> active(AccountId owner) {
        return sql.sql("select * from plans where account = :account and state = 'ACTIVE'")
                .param("account", owner.value())
                .query(this::row)
                .optional();
    }

    /** Whoever changes plans of a member waits for whoever does already. */
    void lock(AccountId owner) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('plans', :account))")
                .param("account", owner.value())
                .query((rs, n) -> n)
                .list();
    }

    boolean remove(AccountId owner, long id) {
        return sql.sql("delete from plans where account = :account and id = :id")
                        .param("account", owner.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private Plan row(ResultSet rs, int n) throws SQLException {
        return new Plan(
                rs.getLong("id"),
                new AccountId(rs.getLong("account")),
                PlanState.valueOf(rs.getString("state")),
                json.readValue(rs.getString("strategy"), Strategy.class),
                Rows.instant(rs, "changed_at"));
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from plans where account = :account")
                .param("account", account.value())
                .update();
    }
}
