package health.rounds.identity;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users in the database. */
@Component
final class UserStore {
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
        return jdbc.sql("select * from users where account_id = :account")
                .param("account", account.value())
                .query(UserStore::user)
                .optional();
    }

    Optional<User> byUsername(String username) {
        return jdbc.sql("select * from users where username = lower(:username)")
                .param("username", username)
                .query(UserStore::user)
                .optional();
    }

    Optional<User> byEmail(String email) {
        return jdbc.sql("select * from users where lower(email) = lower(:email)")
                .param("email", email)
                .query(UserStore::user)
                .optional();
    }

    List<User> all() {
        return jdbc.sql("select * from users order by account_id")
                .query(UserStore::user)
                .list();
    }

    /** The longest waiting first. */
    List<Applicant> waiting(int most) {
        return jdbc.sql("""
                        select *
                        from users
                        where not approved
                          and not disabled
                        order by account_id
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
                createdAt);
    }
}
