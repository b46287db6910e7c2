package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of notifications, taken together by group. */
@Component
final class GroupStore {
    /** As many as Mastodon names (app/models/notification_group.rb). */
    private static final int PEOPLE = 8;

    private final JdbcClient sql;

    GroupStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** One notice of each group on the page: the newest there, or the oldest where one pages upward. Newest first. */
    List<Notice> heads(
            AccountId account, NoticeQuery query, Collection<AccountId> hidden, Set<NoticeKind> together, Page page) {
        List<Notice> found = sql.sql("""
                select *
                from notices n
                where account = :account and id < :below and id > :above
                    and kind = any(:kinds)
                    and from_account <> all(:hidden)
                    and (:from = 0 or from_account = :from)
                    and (:filteredToo or not filtered)
                    and (group_hour is null or kind <> all(:together) or not exists (
                        select 1
                        from notices other
                        where other.account = :account
                            and other.kind = n.kind and other.post = n.post and other.group_hour = n.group_hour
                            and other.id %s n.id and other.id < :below and other.id > :above
                            and other.from_account <> all(:hidden)
                            and (:from = 0 or other.from_account = :from)))
                order by id %s
                limit :limit
                """.formatted(page.isUpward() ? "<" : ">", page.sqlOrder()))
                .param("account", account.value())
                .param("below", page.below())
                .param("above", page.above())
                .param("kinds", NoticeStore.codes(query.kinds()))
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("from", NoticeStore.orZero(query.from()))
                .param("filteredToo", query.filteredToo())
                .param("together", NoticeStore.codes(together))
                .param("limit", page.limit())
                .query(NoticeStore::row)
                .list();
        return page.newestFirst(found);
    }

    /** What each group holds up to the upper end of the span; those that hold nothing are left out. */
    Map<GroupKey, NoticeGroup> sums(
            AccountId account,
            Optional<AccountId> from,
            Collection<AccountId> hidden,
            List<GroupKey.Together> keys,
            Span span) {
        Map<GroupKey, NoticeGroup> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        sql.sql("""
                select wanted.kind, wanted.post, wanted.group_hour, held.*
                from unnest(cast(:kinds as integer[]), cast(:posts as bigint[]), cast(:hours as integer[]))
                        as wanted (kind, post, group_hour)
                    cross join lateral (
                        select count(*) as size,
                            (array_agg(from_account order by id desc))[1\\:%d] as people,
                            coalesce(min(id) filter (where id >= :lower), min(id)) as oldest,
                            max(id) as newest
                        from notices n
                        where account = :account
                            and n.kind = wanted.kind and n.post = wanted.post and n.group_hour = wanted.group_hour
                            and id <= :upper
                            and from_account <> all(:hidden)
                            and (:from = 0 or from_account = :from)) held
                where held.size > 0
                """.formatted(PEOPLE))
                .param("kinds", keys.stream().map(key -> key.kind().code()).toArray(Integer[]::new))
                .param("posts", Rows.longs(keys, key -> post(key)))
                .param("hours", keys.stream().map(GroupKey.Together::hour).toArray(Integer[]::new))
                .param("account", account.value())
                .param("lower", span.lower())
                .param("upper", span.upper())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("from", NoticeStore.orZero(from))
                .query(GroupStore::group)
                .list()
                .forEach(group -> found.put(group.key(), group));
        return found;
    }

    List<Notice> members(AccountId account, GroupKey.Together key, Collection<AccountId> hidden, Page page) {
        List<Notice> found = sql.sql("""
                select *
                from notices
                where account = :account and kind = :kind and post = :post and group_hour = :hour
                    and id < :below and id > :above
                    and from_account <> all(:hidden)
                order by id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("account", account.value())
                .param("kind", key.kind().code())
                .param("post", post(key))
                .param("hour", key.hour())
                .param("below", page.below())
                .param("above", page.above())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("limit", page.limit())
                .query(NoticeStore::row)
                .list();
        return page.newestFirst(found);
    }

    boolean delete(AccountId account, GroupKey.Together key) {
        return sql.sql("""
                delete from notices
                where account = :account and kind = :kind and post = :post and group_hour = :hour
                """)
                        .param("account", account.value())
                        .param("kind", key.kind().code())
                        .param("post", post(key))
                        .param("hour", key.hour())
                        .update()
                > 0;
    }

    int unread(
            AccountId account, NoticeQuery query, Collection<AccountId> hidden, Set<NoticeKind> together, int limit) {
        return sql.sql("""
                select count(*)
                from (
                    select distinct kind, post, group_hour,
                        case when group_hour is null or kind <> all(:together) then id end
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
                .param("together", NoticeStore.codes(together))
                .param("kinds", NoticeStore.codes(query.kinds()))
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("from", NoticeStore.orZero(query.from()))
                .param("filteredToo", query.filteredToo())
                .param("limit", limit)
                .query(Integer.class)
                .single();
    }

    private static long post(GroupKey.Together key) {
        return key.post().map(PostId::value).orElse(NoticeStore.NO_POST);
    }

    private static NoticeGroup group(ResultSet rs, int n) throws SQLException {
        NoticeKind kind = NoticeKind.of(rs.getInt("kind"));
        Optional<PostId> post = NoticeStore.post(rs, "post");
        return new NoticeGroup(
                new GroupKey.Together(kind, post, rs.getInt("group_hour")),
                kind,
                post,
                Optional.empty(),
                rs.getLong("size"),
                Rows.<Long, AccountId>list(rs, "people", AccountId::new),
                rs.getLong("oldest"),
                rs.getLong("newest"));
    }

    /** The ids that a page covers, both ends included. */
    record Span(long lower, long upper) {
        static final Span ALL = new Span(0, Long.MAX_VALUE);
    }
}
