package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of notifications. */
@Component
final class NoticeStore implements Belongings {
    static final long NO_POST = 0;

    private static final long NO_SUBJECT = 0;

    /** How long a group takes in what comes, as in Mastodon (app/models/concerns/notification/groups.rb). */
    private static final int GROUP_HOURS = 12;

    private final JdbcClient sql;

    NoticeStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where the account was told before: an event may come twice. */
    boolean insert(long id, AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post, boolean filtered) {
        return insert(id, to, kind, from, post, NO_SUBJECT, filtered);
    }

    /** The same about a report or warning. */
    boolean insert(
            long id,
            AccountId to,
            NoticeKind kind,
            AccountId from,
            @Nullable PostId post,
            long about,
            boolean filtered) {
        return sql.sql("""
                insert into notices (id, account, kind, from_account, post, about, filtered, group_hour)
                values (:id, :to, :kind, :from, :post, :about, :filtered,
                    case when :grouped then coalesce(
                        (select max(group_hour)
                        from notices
                        where account = :to and kind = :kind and post = :post and group_hour > :hour - :hours),
                        :hour) end)
                on conflict do nothing
                """)
                        .param("id", id)
                        .param("to", to.value())
                        .param("kind", kind.code())
                        .param("from", from.value())
                        .param("post", post == null ? NO_POST : post.value())
                        .param("about", about)
                        .param("filtered", filtered)
                        .param("grouped", kind.isGrouped() && !filtered)
                        .param("hour", hour(id))
                        .param("hours", GROUP_HOURS)
                        .update()
                == 1;
    }

    List<Notice> of(AccountId account, NoticeQuery query, Collection<AccountId> hidden, Page page) {
        List<Notice> found = sql.sql("""
                select *
                from notices
                where account = :account and id < :below and id > :above
                    and kind = any(:kinds)
                    and from_account <> all(:hidden)
                    and (:from = 0 or from_account = :from)
                    and (:filteredToo or not filtered)
                order by id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("account", account.value())
                .param("below", page.below())
                .param("above", page.above())
                .param("kinds", codes(query.kinds()))
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("from", orZero(query.from()))
                .param("filteredToo", query.filteredToo())
                .param("limit", page.limit())
                .query(NoticeStore::row)
                .list();
        return page.newestFirst(found);
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

    /** What an account was told, and what others were told of it. */
    @Override
    public void erase(AccountId account) {
        sql.sql("""
                with seen as (
                    delete from notices_read
                    where account = :account
                )
                delete from notices
                where account = :account or from_account = :account
                """).param("account", account.value()).update();
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

    int unread(AccountId account, NoticeQuery query, Collection<AccountId> hidden, int limit) {
        return sql.sql("""
                select count(*)
                from (
                    select 1
                    from notices
                    where account = :account
                        and kind = any(:kinds)
                        and from_account <> all(:hidden)
                        and (:from = 0 or from_account = :from)
                        and (:filteredToo or not filtered)
                        and id > coalesce((select last_read from notices_read where account = :account), 0)
                    limit :limit) newer
                """)
                .param("account", account.value())
                .param("kinds", codes(query.kinds()))
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("from", orZero(query.from()))
                .param("filteredToo", query.filteredToo())
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

    static Integer[] codes(Collection<NoticeKind> kinds) {
        return kinds.stream().map(NoticeKind::code).toArray(Integer[]::new);
    }

    static long orZero(Optional<AccountId> account) {
        return account.map(AccountId::value).orElse(0L);
    }

    static Notice row(ResultSet rs, int n) throws SQLException {
        long id = rs.getLong("id");
        NoticeKind kind = NoticeKind.of(rs.getInt("kind"));
        Optional<PostId> post = post(rs, "post");
        GroupKey group = Rows.optionalLong(rs, "group_hour")
                .<GroupKey>map(hour -> new GroupKey.Together(kind, post, hour.intValue()))
                .orElseGet(() -> new GroupKey.Alone(id));
        return new Notice(
                id,
                new AccountId(rs.getLong("account")),
                kind,
                new AccountId(rs.getLong("from_account")),
                post,
                Optional.of(rs.getLong("about")).filter(about -> about != NO_SUBJECT),
                Ids.timeOf(id),
                group);
    }

    static Optional<PostId> post(ResultSet rs, String column) throws SQLException {
        long post = rs.getLong(column);
        return post == NO_POST ? Optional.empty() : Optional.of(new PostId(post));
    }

    private static int hour(long id) {
        return (int) Duration.ofMillis(Ids.timeOf(id).toEpochMilli()).toHours();
    }
}
