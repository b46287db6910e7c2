package health.rounds.accounts;

import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is imposed on accounts, in the database. */
@Component
final class SanctionStore {
    private final JdbcClient jdbc;

    SanctionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All accounts on which anything is imposed. */
    Lists all() {
        Set<AccountId> limited = new HashSet<>();
        Set<AccountId> sensitive = new HashSet<>();
        Set<AccountId> suspended = new HashSet<>();
        jdbc.sql("""
                        select id, limited, sensitive, suspended_at is not null as suspended
                        from accounts
                        where limited or sensitive or suspended_at is not null
                        """).query(row -> {
            AccountId id = new AccountId(row.getLong("id"));
            if (row.getBoolean("limited")) {
                limited.add(id);
            }
            if (row.getBoolean("sensitive")) {
                sensitive.add(id);
            }
            if (row.getBoolean("suspended")) {
                suspended.add(id);
            }
        });
        return new Lists(limited, sensitive, suspended);
    }

    /** False where it is imposed already, or the account is erased. */
    boolean impose(AccountId account, Sanction sanction, Instant now) {
        return switch (sanction) {
            case LIMITED -> change("set own_limited = true where id = :id and not own_limited", account);
            case SENSITIVE -> change("set sensitive = true where id = :id and not sensitive", account);
            case SUSPENDED ->
                jdbc.sql("update accounts set own_suspended_at = :now where id = :id and own_suspended_at is null")
                                .param("id", account.value())
                                .param("now", Rows.timestamp(now))
                                .update()
                        == 1;
        };
    }

    /** False where it is not imposed, or the account is erased. */
    boolean lift(AccountId account, Sanction sanction) {
        return switch (sanction) {
            case LIMITED -> change("set own_limited = false where id = :id and own_limited and not erased", account);
            case SENSITIVE -> change("set sensitive = false where id = :id and sensitive and not erased", account);
            case SUSPENDED ->
                change(
                        "set own_suspended_at = null where id = :id and own_suspended_at is not null and not erased",
                        account);
        };
    }

    /** Those who were suspended before then, and not only with their server, and still have data here. */
    List<AccountId> suspendedBefore(Instant then, int most) {
        return jdbc.sql("""
                        select id
                        from accounts
                        where own_suspended_at < :then
                          and suspended_at is not null
                          and not erased
                        order by own_suspended_at
                        limit :most
                        """)
                .param("then", Rows.timestamp(then))
                .param("most", most)
                .query((row, n) -> new AccountId(row.getLong("id")))
                .list();
    }

    private boolean change(String sql, AccountId account) {
        return jdbc.sql("update accounts " + sql).param("id", account.value()).update() == 1;
    }

    /** Who has what imposed. */
    record Lists(Set<AccountId> limited, Set<AccountId> sensitive, Set<AccountId> suspended) {
        Lists {
            limited = Set.copyOf(limited);
            sensitive = Set.copyOf(sensitive);
            suspended = Set.copyOf(suspended);
        }
    }
}
