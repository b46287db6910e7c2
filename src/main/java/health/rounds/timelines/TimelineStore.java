package health.rounds.timelines;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import health.rounds.timelines.Timelines.AccountFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Timelines as the database sees them: the truth, and what lies beyond the entries in memory. Reads tables of {@code posts} only. Answers
 * that do not stand ({@code reply_state}) are on their author's own pages alone.
 */
@Component
final class TimelineStore {
    private static final String COLUMNS_BY_TAG = """
            p.id, p.author, p.visibility, cardinality(p.media) > 0 as has_media, p.reply_to_account, p.boost_of, p.boost_of_author, %s as by_tag,
                p.uri is null as local
            """;

    private static final String COLUMNS = "select " + COLUMNS_BY_TAG.formatted("false");

    private final JdbcClient sql;

    TimelineStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A row before its accounts have numbers. */
    record EntryRow(
            long id,
            AccountId author,
            Visibility visibility,
            boolean hasMedia,
            long replyToAccount,
            long boostOf,
            long boostOfAuthor,
            boolean byTag,
            boolean local) {}

    /** A row that is here for a hashtag. */
    record TaggedRow(String tag, EntryRow entry) {}

    /** The newest posts and boosts of all, newest first. */
    void newest(int limit, Consumer<EntryRow> each) {
        RowCallbackHandler handler = rs -> each.accept(row(rs, 0));
        sql.sql(COLUMNS + """
                from posts p
                where p.reply_state = 0
                order by p.id desc
                limit :limit
                """).param("limit", limit).query(handler);
    }

    /**
     * Posts and boosts of some authors and public posts with some hashtags, each once; each author's and hashtag's part is read from an
     * index.
     */
    List<EntryRow> byAuthorsAndTags(Collection<AccountId> authors, Collection<String> tags, Page page) {
        return page.newestFirst(sql.sql("select distinct on (p.id) " + COLUMNS_BY_TAG.formatted("p.tagged")
                        + """
                from (
                    select own.*, false as tagged
                    from unnest(:authors) as a (author)
                    cross join lateral (
                        select *
                        from posts
                        where author = a.author and reply_state = 0 and id < :below and id > :above
                        order by id %1$s
                        limit :limit) own
                    union all
                    select o.*, true as tagged
                    from unnest(:tags) as t (tag)
                    cross join lateral (
                        select post
                        from post_tags
                        where tag = t.tag and public and post < :below and post > :above
                        order by post %1$s
                        limit :limit) newest
                    join posts o on o.id = newest.post and o.reply_state = 0) p
                order by p.id %1$s, p.tagged desc
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("authors", Rows.longs(authors, AccountId::value))
                .param("tags", tags.toArray(String[]::new))
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query(TimelineStore::row)
                .list());
    }

    /** The newest public posts with each hashtag, newest first. */
    List<TaggedRow> newestTagged(Collection<String> tags, int each) {
        return sql.sql("select " + COLUMNS_BY_TAG.formatted("true") + """
                , t.tag
                from unnest(:tags) as t (tag)
                cross join lateral (
                    select post
                    from post_tags
                    where tag = t.tag and public
                    order by post desc
                    limit :each) newest
                join posts p on p.id = newest.post and p.reply_state = 0
                order by p.id desc
                """)
                .param("tags", tags.toArray(String[]::new))
                .param("each", each)
                .query((rs, n) -> new TaggedRow(rs.getString("tag"), row(rs, n)))
                .list();
    }

    /** Public posts without boosts. */
    List<EntryRow> listed(From from, Page page) {
        return page.newestFirst(sql.sql(COLUMNS + """
                from posts p
                where p.visibility = 0 and p.boost_of is null and p.reply_state = 0 %s and p.id < :below and p.id > :above
                order by p.id %s
                limit :limit
                """.formatted(and(from), page.sqlOrder()))
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query(TimelineStore::row)
                .list());
    }

    /** Public posts with any of some hashtags; each hashtag's part is read from an index, no further than the page goes. */
    List<PostId> tagged(
            String tag,
            Set<String> any,
            Set<String> all,
            Set<String> none,
            Collection<AccountId> hidden,
            From from,
            boolean onlyMedia,
            Page page) {
        return page.newestFirst(sql.sql("""
                select distinct found.id
                from unnest(:tags) as t (tag)
                cross join lateral (
                    select p.id
                    from post_tags g
                    join posts p on p.id = g.post
                    where g.tag = t.tag and g.public and g.post < :below and g.post > :above
                        and p.hashtags @> cast(:all as text[])
                        and not p.hashtags && cast(:none as text[])
                        and p.author <> all(:hidden) and p.reply_state = 0
                        and (not :onlyMedia or cardinality(p.media) > 0) %2$s
                    order by g.post %1$s
                    limit :limit) found
                order by found.id %1$s
                limit :limit
                """.formatted(page.sqlOrder(), and(from)))
                .param("tags", Stream.concat(Stream.of(tag), any.stream()).toArray(String[]::new))
                .param("all", all.toArray(String[]::new))
                .param("none", none.toArray(String[]::new))
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("onlyMedia", onlyMedia)
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list());
    }

    /** A part of a condition, so that an index of what was written here serves. */
    private static String and(From from) {
        return switch (from) {
            case ANYWHERE -> "";
            case HERE -> "and p.uri is null";
            case ELSEWHERE -> "and p.uri is not null";
        };
    }

    /** One account's posts of the given visibilities, and those that mention the viewer (0 for nobody). */
    List<PostId> byAccount(
            AccountId author, Collection<Visibility> visibilities, long viewer, AccountFilter filter, Page page) {
        return page.newestFirst(sql.sql("""
                select p.id
                from posts p
                where p.author = :author and p.id < :below and p.id > :above
                    and (p.visibility = any(:visibilities) or :viewer = any(p.mentioned))
                    and (p.reply_state = 0 or p.author = :viewer)
                    and (not :withoutReplies or p.reply_to_account is null or p.reply_to_account = p.author)
                    and (not :withoutBoosts or p.boost_of is null)
                    and (not :onlyMedia or cardinality(p.media) > 0)
                    and (cast(:tag as text) is null or p.hashtags @> array[cast(:tag as text)])
                order by p.id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("author", author.value())
                .param(
                        "visibilities",
                        visibilities.stream().map(Visibility::code).toArray(Integer[]::new))
                .param("viewer", viewer)
                .param("withoutReplies", filter.withoutReplies())
                .param("withoutBoosts", filter.withoutBoosts())
                .param("onlyMedia", filter.onlyMedia())
                .param("tag", filter.tagged().orElse(null))
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list());
    }

    /** Pinned posts, the newest pin first. */
    List<PostId> pinned(AccountId author) {
        return sql.sql("select post from pins where account = :author order by id desc")
                .param("author", author.value())
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list();
    }

    /** Direct posts to and from an account; its own, and those of others who are not hidden. */
    List<PostId> direct(AccountId account, Collection<AccountId> hidden, Page page) {
        return page.newestFirst(sql.sql("""
                select id
                from (
                    select id from posts where author = :account and visibility = 3
                    union
                    select p.id
                    from mentions m
                    join posts p on p.id = m.post
                    where m.account = :account and p.visibility = 3 and p.author <> all(:hidden)) d
                where id < :below and id > :above
                order by id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("account", account.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list());
    }

    private static EntryRow row(ResultSet rs, int n) throws SQLException {
        return new EntryRow(
                rs.getLong("id"),
                new AccountId(rs.getLong("author")),
                Visibility.of(rs.getInt("visibility")),
                rs.getBoolean("has_media"),
                rs.getLong("reply_to_account"),
                rs.getLong("boost_of"),
                rs.getLong("boost_of_author"),
                rs.getBoolean("by_tag"),
                rs.getBoolean("local"));
    }
}
