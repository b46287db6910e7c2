package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of notifications that are held back, taken together by sender. */
@Component
final class RequestStore {
    /** As many as Mastodon counts (app/models/notification_policy.rb). */
    private static final int MOST_PENDING = 100;

    private final JdbcClient sql;

    RequestStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<NoticeRequest> of(AccountId account, Collection<AccountId> hidden, Page page) {
        List<NoticeRequest> found = sql.sql("""
                select from_account, min(id) as first, max(id) as latest, count(*) as size,
                    (array_agg(post order by id desc) filter (where post <> 0))[1] as post
                from notices
                where account = :account and filtered
                    and from_account <> all(:hidden)
                group by from_account
                having min(id) < :below and min(id) > :above
                order by first %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("account", account.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query(RequestStore::request)
                .list();
        return page.newestFirst(found);
    }

    List<NoticeRequest> byIds(AccountId account, Collection<Long> ids) {
        return sql.sql("""
                select from_account, min(id) as first, max(id) as latest, count(*) as size,
                    (array_agg(post order by id desc) filter (where post <> 0))[1] as post
                from notices
                where account = :account and filtered
                group by from_account
                having min(id) = any(:ids)
                """)
                .param("account", account.value())
                .param("ids", Rows.longs(ids, Long::longValue))
                .query(RequestStore::request)
                .list();
    }

    NoticeRequests.Pending pending(AccountId account, Collection<AccountId> hidden) {
        return sql.sql("""
                select count(*) as requests, coalesce(sum(size), 0) as notices
                from (
                    select count(*) as size
                    from notices
                    where account = :account and filtered
                        and from_account <> all(:hidden)
                    group by from_account
                    limit :limit) waiting
                """)
                .param("account", account.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("limit", MOST_PENDING)
                .query((rs, n) -> new NoticeRequests.Pending(rs.getLong("requests"), rs.getLong("notices")))
                .single();
    }

    void release(AccountId account, Collection<AccountId> senders) {
        sql.sql("""
                update notices
                set filtered = false
                where account = :account and filtered
                    and from_account = any(:senders)
                """)
                .param("account", account.value())
                .param("senders", Rows.longs(senders, AccountId::value))
                .update();
    }

    void delete(AccountId account, Collection<AccountId> senders) {
        sql.sql("""
                delete from notices
                where account = :account and filtered
                    and from_account = any(:senders)
                """)
                .param("account", account.value())
                .param("senders", Rows.longs(senders, AccountId::value))
                .update();
    }

    private static NoticeRequest request(ResultSet rs, int n) throws SQLException {
        return new NoticeRequest(
                rs.getLong("first"),
                rs.getLong("latest"),
                new AccountId(rs.getLong("from_account")),
                rs.getLong("size"),
                Rows.optionalLong(rs, "post").map(PostId::new));
    }
}
