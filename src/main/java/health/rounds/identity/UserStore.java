package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users in the database. */
@Component
final class UserStore {
    private static final String SELECT = """
            select u.*, a.suspended_at is not null as suspended
            from users u
            join accounts a on a.id = u.account_id
            """;

    /** An erased account of ours has neither. */
    private static final String ANYWHERE = "(u.account_id is not null or a.domain is not null)";

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where the e-mail address is taken. */
    boolean insert(User user, String passwordHash, String reason) {
        return jdbc.sql("""
                                insert into users
                                    (account_id, username, email, password_hash, role, confirmed, approved, reason, created_at)
                                values
                                    (:account, :username, :email, :hash, :role, :confirmed, :approved, :reason, :createdAt)
                                on conflict do nothing
                                """)
                        .param("account", user.account().value())
                        .param("username", user.username())
                        .param("email", user.email())
                        .param("hash", passwordHash)
                        .param("role", user.role().name())
                        .param("confirmed", user.confirmed())
                        .param("approved", user.approved())
                        .param("reason", reason)
                        .param("createdAt", Rows.timestamp(user.createdAt()))
                        .update()
                == 1;
    }

    boolean isEmailTaken(String email) {
        return jdbc.sql("select exists (select 1 from users where lower(email) = lower(:email))")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    Optional<User> byAccount(AccountId account) {
        return jdbc.sql(SELECT + "where u.account_id = :account")
                .param("account", account.value())
                .query(UserStore::user)
                .optional();
    }

    Optional<User> byUsername(String username) {
        return jdbc.sql(SELECT + "where u.username = lower(:username)")
                .param("username", username)
                .query(UserStore::user)
                .optional();
    }

    Optional<User> byEmail(String email) {
        return jdbc.sql(SELECT + "where lower(u.email) = lower(:email)")
                .param("email", email)
                .query(UserStore::user)
                .optional();
    }

    List<User> all() {
        return jdbc.sql(SELECT + "order by u.account_id").query(UserStore::user).list();
    }

    /** Those who may act and are more than members. */
    Map<AccountId, Role> staff() {
        Map<AccountId, Role> found = new HashMap<>();
        jdbc.sql(SELECT + "where u.role <> 'MEMBER'").query(UserStore::user).list().stream()
                .filter(User::isActive)
                .forEach(user -> found.put(user.account(), user.role()));
        return found;
    }

    /** With what they wrote when they asked to join. */
    List<Applicant> withReasons(Collection<AccountId> accounts) {
        return jdbc.sql(SELECT + "where u.account_id = any(:accounts)")
                .param("accounts", Rows.longs(accounts, AccountId::value))
                .query((row, n) -> new Applicant(user(row, n), row.getString("reason")))
                .list();
    }

    /** Users, and accounts elsewhere; newest first. */
    List<AccountId> find(AccountQuery query, Page page) {
        return page.newestFirst(jdbc.sql("""
                        select a.id
                        from accounts a
                        left join users u on u.account_id = a.id
                        where a.id < :below and a.id > :above
                          and %s
                          and %s
                          and %s
                          and (a.sensitive or not :onlySensitive)
                          and lower(a.username) like :username
                          and lower(a.display_name) like :displayName
                          and (:email = '' or lower(u.email) = :email)
                          and (cardinality(cast(:roles as text[])) = 0 or u.role = any(:roles))
                        order by a.id %s
                        limit :limit
                        """.formatted(
                                query.origin().map(UserStore::condition).orElse(ANYWHERE),
                                query.server().isPresent() ? "a.domain = :server" : "true",
                                query.state().map(UserStore::condition).orElse("true"),
                                page.sqlOrder()))
                .param("below", page.below())
                .param("above", page.above())
                .param("onlySensitive", query.onlySensitive())
                .param("username", containing(query.username()))
                .param("displayName", containing(query.displayName()))
                .param("email", query.email().orElse("").toLowerCase(Locale.ROOT))
                .param("roles", query.roles().stream().map(Role::name).toArray(String[]::new))
                .param("server", query.server().orElse(""))
                .param("limit", page.limit())
                .query((row, n) -> new AccountId(row.getLong("id")))
                .list());
    }

    private static String condition(AccountQuery.Origin origin) {
        return switch (origin) {
            case HERE -> "u.account_id is not null";
            case ELSEWHERE -> "a.domain is not null";
        };
    }

    private static String condition(AccountQuery.State state) {
        return switch (state) {
            case ACTIVE -> "a.suspended_at is null";
            case PENDING -> "not u.approved";
            case DISABLED -> "u.disabled";
            case LIMITED -> "a.limited";
            case SUSPENDED -> "a.suspended_at is not null";
        };
    }

    private static String containing(Optional<String> words) {
        String literal = words.orElse("")
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + literal + "%";
    }

    /** The user with tokens, sessions and what else lets them in. */
    void erase(AccountId account) {
        endSessions(account, Optional.empty());
        for (String table : List.of("oauth_codes", "oauth_tokens", "email_confirmations", "users")) {
            set("delete from " + table + " where account_id = :account", account);
        }
    }

    /** The longest waiting first. */
    List<Applicant> waiting(int most) {
        return jdbc.sql(SELECT + """
                        where not u.approved
                          and not u.disabled
                        order by u.account_id
                        limit :most
                        """)
                .param("most", most)
                .query((row, n) -> new Applicant(user(row, n), row.getString("reason")))
                .list();
    }

    int countWaiting() {
        return jdbc.sql("select count(*) from users where not approved and not disabled")
                .query(Integer.class)
                .single();
    }

    /** False where the user does not wait, or waits no longer. */
    boolean deleteWaiting(AccountId account) {
        return jdbc.sql("delete from users where account_id = :account and not approved and not disabled")
                        .param("account", account.value())
                        .update()
                == 1;
    }

    Optional<String> passwordHash(AccountId account) {
        return jdbc.sql("select password_hash from users where account_id = :account")
                .param("account", account.value())
                .query(String.class)
                .optional();
    }

    void setPasswordHash(AccountId account, String hash) {
        jdbc.sql("update users set password_hash = :hash where account_id = :account")
                .param("hash", hash)
                .param("account", account.value())
                .update();
    }

    void setConfirmed(AccountId account) {
        set("update users set confirmed = true where account_id = :account", account);
    }

    /** False where the user was approved before. */
    boolean setApproved(AccountId account) {
        return jdbc.sql("update users set approved = true where account_id = :account and not approved")
                        .param("account", account.value())
                        .update()
                == 1;
    }

    void setDisabled(AccountId account) {
        set("update users set disabled = true where account_id = :account", account);
    }

    void setEnabled(AccountId account) {
        set("update users set disabled = false where account_id = :account", account);
    }

    void setRole(AccountId account, Role role) {
        jdbc.sql("update users set role = :role where account_id = :account")
                .param("account", account.value())
                .param("role", role.name())
                .update();
    }

    /** Ends all sessions of an account but one. */
    void endSessions(AccountId account, Optional<String> except) {
        jdbc.sql("""
                        delete from spring_session
                        where principal_name = :account
                          and session_id <> :except
                        """)
                .param("account", account.toString())
                .param("except", except.orElse(""))
                .update();
    }

    private void set(String sql, AccountId account) {
        jdbc.sql(sql).param("account", account.value()).update();
    }

    private static User user(ResultSet row, int n) throws SQLException {
        Instant createdAt = Rows.instant(row, "created_at");
        return new User(
                new AccountId(row.getLong("account_id")),
                row.getString("username"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("confirmed"),
                row.getBoolean("approved"),
                row.getBoolean("disabled"),
                row.getBoolean("suspended"),
                createdAt);
    }
}
