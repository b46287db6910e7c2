package health.rounds.push;

import health.rounds.accounts.AccountId;
import health.rounds.notifications.NoticeKind;
import health.rounds.platform.Rows;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of push subscriptions. */
@Component
final class SubscriptionStore {
    private final JdbcClient sql;

    SubscriptionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Empty where there is no such token. */
    Optional<PushSubscription> put(
            long token, AccountId account, URI endpoint, NewSubscription wanted, byte[] sealedToken) {
        return sql.sql("""
                insert into push_subscriptions
                    (token, account, endpoint, host, app_key, app_secret, standard, kinds, policy, sealed_token)
                select id, :account, :endpoint, :host, :key, :secret, :standard, :kinds, :policy, :sealed
                from oauth_tokens
                where id = :token
                for key share
                on conflict (token) do update
                set endpoint = excluded.endpoint,
                    host = excluded.host,
                    app_key = excluded.app_key,
                    app_secret = excluded.app_secret,
                    standard = excluded.standard,
                    kinds = excluded.kinds,
                    policy = excluded.policy,
                    sealed_token = excluded.sealed_token,
                    failing_since = null
                returning *
                """)
                .param("token", token)
                .param("account", account.value())
                .param("endpoint", endpoint.toString())
                .param("host", endpoint.getHost().toLowerCase(Locale.ROOT))
                .param("key", wanted.keys().point())
                .param("secret", wanted.keys().secret())
                .param("standard", wanted.standard())
                .param("kinds", names(wanted.wish().kinds()))
                .param("policy", wanted.wish().policy().name())
                .param("sealed", sealedToken)
                .query(SubscriptionStore::row)
                .optional();
    }

    Optional<PushSubscription> byToken(long token) {
        return sql.sql("select * from push_subscriptions where token = :token")
                .param("token", token)
                .query(SubscriptionStore::row)
                .optional();
    }

    Optional<PushSubscription> change(long token, PushWish wish) {
        return sql.sql("""
                update push_subscriptions
                set kinds = :kinds, policy = :policy
                where token = :token
                returning *
                """)
                .param("token", token)
                .param("kinds", names(wish.kinds()))
                .param("policy", wish.policy().name())
                .query(SubscriptionStore::row)
                .optional();
    }

    void deleteOf(long token) {
        sql.sql("delete from push_subscriptions where token = :token")
                .param("token", token)
                .update();
    }

    void delete(long id) {
        sql.sql("delete from push_subscriptions where id = :id").param("id", id).update();
    }

    void keepNewest(AccountId account, int most) {
        sql.sql("""
                delete from push_subscriptions
                where id in (
                    select id
                    from push_subscriptions
                    where account = :account
                    order by id desc
                    offset :most)
                """).param("account", account.value()).param("most", most).update();
    }

    void markTaken(long id) {
        sql.sql("update push_subscriptions set failing_since = null where id = :id and failing_since is not null")
                .param("id", id)
                .update();
    }

    /** Ends a subscription that has failed since then or longer, and otherwise notes since when it fails; whether it has ended. */
    boolean markFailed(long id, Instant now, Instant longEnough) {
        if (sql.sql("delete from push_subscriptions where id = :id and failing_since <= :longEnough")
                        .param("id", id)
                        .param("longEnough", Rows.timestamp(longEnough))
                        .update()
                == 1) {
            return true;
        }
        sql.sql("update push_subscriptions set failing_since = :now where id = :id and failing_since is null")
                .param("id", id)
                .param("now", Rows.timestamp(now))
                .update();
        return false;
    }

    static PushSubscription row(ResultSet rs, int n) throws SQLException {
        return new PushSubscription(
                rs.getLong("id"),
                new AccountId(rs.getLong("account")),
                URI.create(rs.getString("endpoint")),
                new AppKeys(rs.getBytes("app_key"), rs.getBytes("app_secret")),
                rs.getBoolean("standard"),
                new PushWish(
                        Set.copyOf(Rows.<String, NoticeKind>list(rs, "kinds", NoticeKind::valueOf)),
                        PushPolicy.valueOf(rs.getString("policy"))));
    }

    private static String[] names(Set<NoticeKind> kinds) {
        return kinds.stream().map(NoticeKind::name).sorted().toArray(String[]::new);
    }
}
