package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Ids;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of policies and of permissions, and what they ask of a sender. */
@Component
final class PolicyStore implements Belongings {
    private final JdbcClient sql;

    PolicyStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<NoticePolicy> of(AccountId account) {
        return sql.sql("select * from notice_policies where account = :account")
                .param("account", account.value())
                .query(PolicyStore::policy)
                .optional();
    }

    void change(AccountId account, PolicyChange change) {
        sql.sql("""
                insert into notice_policies as present
                    (account, not_following, not_followers, new_accounts, private_mentions, limited_accounts)
                values (:account,
                    coalesce(:notFollowing, %d),
                    coalesce(:notFollowers, %d),
                    coalesce(:newAccounts, %d),
                    coalesce(:privateMentions, %d),
                    coalesce(:limitedAccounts, %d))
                on conflict (account) do update
                set not_following = coalesce(:notFollowing, present.not_following),
                    not_followers = coalesce(:notFollowers, present.not_followers),
                    new_accounts = coalesce(:newAccounts, present.new_accounts),
                    private_mentions = coalesce(:privateMentions, present.private_mentions),
                    limited_accounts = coalesce(:limitedAccounts, present.limited_accounts)
                """.formatted(
                                NoticePolicy.USUAL.notFollowing().code(),
                                NoticePolicy.USUAL.notFollowers().code(),
                                NoticePolicy.USUAL.newAccounts().code(),
                                NoticePolicy.USUAL.privateMentions().code(),
                                NoticePolicy.USUAL.limitedAccounts().code()))
                .param("account", account.value())
                .param("notFollowing", code(change.notFollowing()), Types.INTEGER)
                .param("notFollowers", code(change.notFollowers()), Types.INTEGER)
                .param("newAccounts", code(change.newAccounts()), Types.INTEGER)
                .param("privateMentions", code(change.privateMentions()), Types.INTEGER)
                .param("limitedAccounts", code(change.limitedAccounts()), Types.INTEGER)
                .update();
    }

    /** Empty where the sender does not exist. */
    Optional<Sender> sender(AccountId to, AccountId from) {
        return sql.sql("""
                select created_at, domain is not null as elsewhere,
                    exists (
                        select 1 from notice_permissions where account = :to and from_account = :from) as permitted,
                    exists (
                        select 1 from follows where follower_id = :to and target_id = :from) as followed,
                    (select id from follows where follower_id = :from and target_id = :to) as following
                from accounts
                where id = :from
                """)
                .param("to", to.value())
                .param("from", from.value())
                .query((rs, n) -> new Sender(
                        joined(rs, from),
                        rs.getBoolean("permitted"),
                        rs.getBoolean("followed"),
                        Rows.optionalLong(rs, "following").map(Ids::timeOf)))
                .optional();
    }

    /** Servers may say that their accounts are as old as they like, so those count from when they were first seen here. */
    private static Instant joined(ResultSet row, AccountId account) throws SQLException {
        return row.getBoolean("elsewhere") ? Ids.timeOf(account.value()) : Rows.instant(row, "created_at");
    }

    void permit(AccountId account, Collection<AccountId> senders) {
        sql.sql("""
                insert into notice_permissions (account, from_account)
                select :account, unnest(cast(:senders as bigint[]))
                on conflict do nothing
                """)
                .param("account", account.value())
                .param("senders", Rows.longs(senders, AccountId::value))
                .update();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("""
                with permitted as (
                    delete from notice_permissions
                    where account = :account or from_account = :account
                )
                delete from notice_policies
                where account = :account
                """).param("account", account.value()).update();
    }

    private static @Nullable Integer code(Optional<Handling> handling) {
        return handling.map(Handling::code).orElse(null);
    }

    private static NoticePolicy policy(ResultSet rs, int n) throws SQLException {
        return new NoticePolicy(
                Handling.of(rs.getInt("not_following")),
                Handling.of(rs.getInt("not_followers")),
                Handling.of(rs.getInt("new_accounts")),
                Handling.of(rs.getInt("private_mentions")),
                Handling.of(rs.getInt("limited_accounts")));
    }

    /**
     * Who did something, as the one who may be told of it sees them.
     *
     * @param followerSince since when they follow the one who may be told
     */
    record Sender(Instant joined, boolean isPermitted, boolean isFollowed, Optional<Instant> followerSince) {}
}
