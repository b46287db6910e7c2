package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of notifications. */
@Component
final class NoticeStore {
    private static final long NO_POST = 0;

    private final JdbcClient sql;

    NoticeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where the account was told before: an event may come twice. */
    boolean insert(long id, AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post) {
        return sql.sql("""
                insert into notices (id, account, kind, from_account, post)
                values (:id, :to, :kind, :from, :post)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("to", to.value())
                        .param("kind", kind.code())
                        .param("from", from.value())
                        .param("post", post == null ? NO_POST : post.value())
                        .update()
                == 1;
    }

    List<Notice> of(
            AccountId account,
            Set<NoticeKind> kinds,
            Collection<AccountId> hidden,
            Optional<AccountId> from,
            Page page) {
        List<Notice> found = sql.sql("""
                select *
                from notices
                where account = :account and id < :below and id > :above
                    and kind = any(:kinds)
                    and from_account <> all(:hidden)
                    and (:from = 0 or from_account = :from)
                order by id %s
                limit :limit
                """.formatted(page.isUpward() ? "asc" : "desc"))
                .param("account", account.value())
                .param("below", page.below())
                .param("above", page.above())
                .param("kinds", kinds.stream().map(NoticeKind::code).toArray(Integer[]::new))
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("from", from.map(AccountId::value).orElse(0L))
                .param("limit", page.limit())
                .query(NoticeStore::row)
                .list();
        return page.isUpward() ? found.reversed() : found;
    }

    Optional<Notice> byId(AccountId account, long id) {
        return sql.sql("select * from notices where account = :account and id = :id")
                .param("account", account.value())
                .param("id", id)
                .query(NoticeStore::row)
                .optional();
    }

    boolean delete(AccountId account, long id) {
        return sql.sql("delete from notices where account = :account and id = :id")
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    void deleteAll(AccountId account) {
        sql.sql("delete from notices where account = :account")
                .param("account", account.value())
                .update();
    }

    void deleteOfPost(PostId post) {
        sql.sql("delete from notices where post = :post")
                .param("post", post.value())
                .update();
    }

    void delete(NoticeKind kind, AccountId from, PostId post) {
        sql.sql("delete from notices where post = :post and kind = :kind and from_account = :from")
                .param("post", post.value())
                .param("kind", kind.code())
                .param("from", from.value())
                .update();
    }

    void delete(NoticeKind kind, AccountId to, AccountId from) {
        sql.sql("delete from notices where account = :to and kind = :kind and from_account = :from")
                .param("to", to.value())
                .param("kind", kind.code())
                .param("from", from.value())
                .update();
    }

    int unread(AccountId account, Collection<AccountId> hidden, int limit) {
        return sql.sql("""
                select count(*)
                from (
                    select 1
                    from notices
                    where account = :account
                        and from_account <> all(:hidden)
                        and id > coalesce((select last_read from notices_read where account = :account), 0)
                    limit :limit) newer
                """)
                .param("account", account.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    /** Never moves back. */
    void markRead(AccountId account, long id) {
        sql.sql("""
                insert into notices_read (account, last_read)
                values (:account, :id)
                on conflict (account) do update
                set last_read = greatest(notices_read.last_read, excluded.last_read)
                """).param("account", account.value()).param("id", id).update();
    }

    private static Notice row(ResultSet rs, int n) throws SQLException {
        long id = rs.getLong("id");
        long post = rs.getLong("post");
        return new Notice(
                id,
                new AccountId(rs.getLong("account")),
                NoticeKind.of(rs.getInt("kind")),
                new AccountId(rs.getLong("from_account")),
                post == NO_POST ? Optional.empty() : Optional.of(new PostId(post)),
                Ids.timeOf(id));
    }
}
