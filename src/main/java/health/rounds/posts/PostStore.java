package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.media.MediaId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Rows of posts and boosts. */
@Component
final class PostStore {
    private static final String SELECT = """
            select p.*, coalesce(c.replies, 0) as replies, coalesce(c.boosts, 0) as boosts, coalesce(c.favourites, 0) as favourites,
                coalesce(c.quotes, 0) as quotes
            from posts p
            left join post_counts c on c.post = p.id
            """;

    private final JdbcClient sql;

    PostStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(PostRow post, @Nullable AccountId boostOfAuthor, @Nullable String guardReceipt) {
        bind(sql.sql("""
                        insert into posts (id, author, created_at, body, content_warning, sensitive, language, visibility, reply_to,
                            reply_to_account, thread, boost_of, boost_of_author, mentioned, hashtags, media, app, guard_receipt,
                            quote_of, quote_of_author, quote_state, quote_policy)
                        values (:id, :author, :at, :body, :warning, :sensitive, :language, :visibility, :replyTo,
                            :replyToAccount, :thread, :boostOf, :boostOfAuthor, :mentioned, :hashtags, :media, :app, :receipt,
                            :quoteOf, :quoteOfAuthor, :quoteState, :quotePolicy)
                        """), post, boostOfAuthor)
                .param("app", post.app().orElse(null))
                .param("receipt", guardReceipt)
                .update();
    }

    /** False where a post of that address is here already. */
    boolean insertReceived(PostRow post, @Nullable AccountId boostOfAuthor) {
        Origin origin = post.origin().orElseThrow();
        return bind(sql.sql("""
                                insert into posts (id, author, created_at, edited_at, body, content_warning, sensitive, language, visibility,
                                    reply_to, reply_to_account, thread, boost_of, boost_of_author, mentioned, hashtags, media,
                                    quote_of, quote_of_author, quote_state, quote_policy, quote_authorization, uri, url, html, emojis)
                                values (:id, :author, :at, :editedAt, :body, :warning, :sensitive, :language, :visibility,
                                    :replyTo, :replyToAccount, :thread, :boostOf, :boostOfAuthor, :mentioned, :hashtags, :media,
                                    :quoteOf, :quoteOfAuthor, :quoteState, :quotePolicy, :authorization, :uri, :url, :html, :emojis)
                                on conflict do nothing
                                """), post, boostOfAuthor)
                        .param("editedAt", post.editedAt().map(Rows::timestamp).orElse(null))
                        .param(
                                "authorization",
                                post.quote().flatMap(Quote::authorization).orElse(null))
                        .param("uri", origin.uri())
                        .param("url", origin.url())
                        .param("html", origin.html())
                        .param("emojis", Rows.pairs(origin.emojis()))
                        .update()
                == 1;
    }

    private static StatementSpec bind(StatementSpec insert, PostRow post, @Nullable AccountId boostOfAuthor) {
        return insert.param("id", post.id().value())
                .param("author", post.author().value())
                .param("at", Rows.timestamp(post.createdAt()))
                .param("body", post.text())
                .param("warning", post.contentWarning())
                .param("sensitive", post.sensitive())
                .param("language", post.language().orElse(null))
                .param("visibility", post.visibility().code())
                .param("replyTo", post.replyTo().map(PostId::value).orElse(null))
                .param(
                        "replyToAccount",
                        post.replyToAccount().map(AccountId::value).orElse(null))
                .param("thread", post.thread().value())
                .param("boostOf", post.boostOf().map(PostId::value).orElse(null))
                .param("boostOfAuthor", boostOfAuthor == null ? null : boostOfAuthor.value())
                .param("mentioned", Rows.longs(post.mentioned(), AccountId::value))
                .param("hashtags", post.hashtags().toArray(String[]::new))
                .param("media", Rows.longs(post.media(), MediaId::value))
                .param(
                        "quoteOf",
                        post.quote().map(quote -> quote.post().value()).orElse(null))
                .param(
                        "quoteOfAuthor",
                        post.quote().map(quote -> quote.author().value()).orElse(null))
                .param(
                        "quoteState",
                        post.quote().map(quote -> quote.state().code()).orElse(null))
                .param("quotePolicy", post.quotePolicy().code());
    }

    Map<String, PostId> idsByUris(Collection<String> uris) {
        return sql
                .sql("select uri, id from posts where uri = any(:uris)")
                .param("uris", uris.toArray(String[]::new))
                .query((rs, n) -> Map.entry(rs.getString("uri"), new PostId(rs.getLong("id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void updateReceived(PostId id, ReceivedPost post, List<MediaId> media) {
        sql.sql("""
                update posts
                set body = :body, content_warning = :warning, sensitive = :sensitive, language = :language, edited_at = :at,
                    mentioned = :mentioned, hashtags = :hashtags, media = :media, quote_policy = :quotePolicy, url = :url,
                    html = :html, emojis = :emojis
                where id = :id
                """)
                .param("id", id.value())
                .param("body", post.text())
                .param("warning", post.contentWarning())
                .param("sensitive", post.sensitive())
                .param("language", post.language().orElse(null))
                .param("at", post.editedAt().map(Rows::timestamp).orElse(null))
                .param("mentioned", Rows.longs(post.mentioned(), AccountId::value))
                .param("hashtags", post.hashtags().toArray(String[]::new))
                .param("media", Rows.longs(media, MediaId::value))
                .param(
                        "quotePolicy",
                        post.quotePolicy().within(post.visibility()).code())
                .param("url", post.origin().url())
                .param("html", post.origin().html())
                .param("emojis", Rows.pairs(post.origin().emojis()))
                .update();
    }

    void mention(PostId id, List<AccountId> mentioned) {
        sql.sql("update posts set mentioned = :mentioned where id = :id")
                .param("id", id.value())
                .param("mentioned", Rows.longs(mentioned, AccountId::value))
                .update();
    }

    /** Hangs a post below another one, and takes what hangs on it into that thread. */
    void join(PostId reply, PostRow parent) {
        sql.sql("update posts set reply_to = :parent, reply_to_account = :author where id = :reply")
                .param("parent", parent.id().value())
                .param("author", parent.author().value())
                .param("reply", reply.value())
                .update();
        sql.sql("""
                with recursive below (id) as (
                    select cast(:reply as bigint)
                    union
                    select p.id
                    from below
                    join posts p on p.thread = :old and p.reply_to = below.id
                )
                update posts
                set thread = :thread
                where id in (select id from below)
                """)
                .param("reply", reply.value())
                .param("old", reply.value())
                .param("thread", parent.thread().value())
                .update();
    }

    /** Texts of an author that others can read, newest first, without boosts. */
    List<String> recentTexts(AccountId author, Instant since, int limit) {
        return sql.sql("""
                select body
                from posts
                where author = :author
                  and created_at >= :since
                  and boost_of is null
                  and visibility <> :direct
                order by id desc
                limit :limit
                """)
                .param("author", author.value())
                .param("since", Rows.timestamp(since))
                .param("direct", Visibility.DIRECT.code())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    List<PostId> someOf(AccountId author, int most) {
        return sql.sql("select id from posts where author = :author order by id desc limit :most")
                .param("author", author.value())
                .param("most", most)
                .query((rs, n) -> new PostId(rs.getLong("id")))
                .list();
    }

    void index(PostRow post) {
        if (!post.hashtags().isEmpty()) {
            sql.sql("""
                    insert into post_tags (tag, post, author, public)
                    select tag, :post, :author, :public
                    from unnest(:tags) as tag
                    on conflict do nothing
                    """)
                    .param("post", post.id().value())
                    .param("author", post.author().value())
                    .param("public", post.visibility() == Visibility.PUBLIC)
                    .param("tags", post.hashtags().toArray(String[]::new))
                    .update();
        }
        if (!post.mentioned().isEmpty()) {
            sql.sql("""
                    insert into mentions (account, post)
                    select account, :post
                    from unnest(:accounts) as account
                    on conflict do nothing
                    """)
                    .param("post", post.id().value())
                    .param("accounts", Rows.longs(post.mentioned(), AccountId::value))
                    .update();
        }
    }

    void unindex(PostId post) {
        sql.sql("delete from post_tags where post = :post")
                .param("post", post.value())
                .update();
        sql.sql("delete from mentions where post = :post")
                .param("post", post.value())
                .update();
    }

    Optional<PostRow> byId(PostId id) {
        return sql.sql(SELECT + "where p.id = :id")
                .param("id", id.value())
                .query(PostStore::row)
                .optional();
    }

    /** The guard's receipt, as signed; empty for a boost. */
    Optional<String> receipt(PostId id) {
        return sql.sql("select guard_receipt from posts where id = :id and guard_receipt is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /** The same, with the row locked until the transaction ends. */
    Optional<PostRow> lock(PostId id) {
        return sql.sql(SELECT + "where p.id = :id for update of p")
                .param("id", id.value())
                .query(PostStore::row)
                .optional();
    }

    List<PostRow> byIds(Collection<PostId> ids) {
        return sql.sql(SELECT + "where p.id = any(:ids)")
                .param("ids", Rows.longs(ids, PostId::value))
                .query(PostStore::row)
                .list();
    }

    List<PostRow> boostsOf(PostId post) {
        return sql.sql(SELECT + "where p.boost_of = :post")
                .param("post", post.value())
                .query(PostStore::row)
                .list();
    }

    Optional<PostRow> boostBy(AccountId author, PostId post) {
        return sql.sql(SELECT + "where p.author = :author and p.boost_of = :post")
                .param("author", author.value())
                .param("post", post.value())
                .query(PostStore::row)
                .optional();
    }

    /** From the root down to the parent of the post, at most {@code limit}. */
    List<PostRow> ancestors(PostId post, int limit) {
        return sql.sql("""
                with recursive up (id, depth) as (
                    select reply_to, 1 from posts where id = :post
                    union all
                    select p.reply_to, up.depth + 1 from posts p join up on p.id = up.id where up.depth < :limit
                )
                select p.*, coalesce(c.replies, 0) as replies, coalesce(c.boosts, 0) as boosts, coalesce(c.favourites, 0) as favourites,
                    coalesce(c.quotes, 0) as quotes
                from up
                join posts p on p.id = up.id
                left join post_counts c on c.post = p.id
                order by up.depth desc
                """)
                .param("post", post.value())
                .param("limit", limit)
                .query(PostStore::row)
                .list();
    }

    /** The rest of a thread, oldest first: an answer from elsewhere may have come before what it answers. */
    List<PostRow> othersInThread(PostId thread, PostId post, int limit) {
        return sql.sql(SELECT + """
                where p.thread = :thread and p.id <> :post and p.boost_of is null
                order by p.id
                limit :limit
                """)
                .param("thread", thread.value())
                .param("post", post.value())
                .param("limit", limit)
                .query(PostStore::row)
                .list();
    }

    void update(
            PostId id,
            String text,
            Draft draft,
            Instant at,
            List<AccountId> mentioned,
            List<String> hashtags,
            QuotePolicy quotePolicy,
            String receipt) {
        sql.sql("""
                update posts
                set body = :body, content_warning = :warning, sensitive = :sensitive, language = :language, edited_at = :at,
                    mentioned = :mentioned, hashtags = :hashtags, media = :media, quote_policy = :quotePolicy, guard_receipt = :receipt
                where id = :id
                """)
                .param("id", id.value())
                .param("body", text)
                .param("warning", draft.contentWarning())
                .param("sensitive", draft.sensitive())
                .param("language", draft.language().orElse(null))
                .param("at", Rows.timestamp(at))
                .param("mentioned", Rows.longs(mentioned, AccountId::value))
                .param("hashtags", hashtags.toArray(String[]::new))
                .param("media", Rows.longs(draft.media(), MediaId::value))
                .param("quotePolicy", quotePolicy.code())
                .param("receipt", receipt)
                .update();
    }

    void delete(Collection<PostId> posts) {
        long[] ids = Rows.longs(posts, PostId::value);
        for (String table : List.of(
                "post_counts",
                "post_tags",
                "mentions",
                "post_versions",
                "polls",
                "poll_votes",
                "favourites",
                "bookmarks",
                "pins")) {
            sql.sql("delete from " + table + " where post = any(:ids)")
                    .param("ids", ids)
                    .update();
        }
        sql.sql("delete from posts where id = any(:ids)").param("ids", ids).update();
    }

    /** Adds to the counts; the row appears with the first one. */
    void count(PostId post, int replies, int boosts, int favourites) {
        sql.sql("""
                insert into post_counts as c (post, replies, boosts, favourites)
                values (:post, greatest(:replies, 0), greatest(:boosts, 0), greatest(:favourites, 0))
                on conflict (post) do update
                set replies = greatest(c.replies + :replies, 0),
                    boosts = greatest(c.boosts + :boosts, 0),
                    favourites = greatest(c.favourites + :favourites, 0)
                """)
                .param("post", post.value())
                .param("replies", replies)
                .param("boosts", boosts)
                .param("favourites", favourites)
                .update();
    }

    /** Public posts, and the viewer's own whatever their visibility, that contain all the words; newest first. */
    List<PostId> search(
            String words,
            @Nullable AccountId viewer,
            @Nullable AccountId author,
            Collection<AccountId> hidden,
            int offset,
            int limit) {
        return sql.sql("""
                select id
                from posts
                where boost_of is null
                    and to_tsvector('simple', body || ' ' || content_warning) @@ plainto_tsquery('simple', :words)
                    and (visibility = 0 or author = :viewer)
                    and (cast(:author as bigint) is null or author = :author)
                    and author <> all(:hidden)
                order by id desc
                offset :offset
                limit :limit
                """)
                .param("words", words)
                .param("viewer", viewer == null ? 0L : viewer.value())
                .param("author", author == null ? null : author.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("offset", offset)
                .param("limit", limit)
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list();
    }

    private static PostRow row(ResultSet rs, int n) throws SQLException {
        return new PostRow(
                new PostId(rs.getLong("id")),
                new AccountId(rs.getLong("author")),
                Rows.instant(rs, "created_at"),
                Rows.optionalInstant(rs, "edited_at"),
                rs.getString("body"),
                rs.getString("content_warning"),
                rs.getBoolean("sensitive"),
                Optional.ofNullable(rs.getString("language")),
                Visibility.of(rs.getInt("visibility")),
                Rows.optionalLong(rs, "reply_to").map(PostId::new),
                Rows.optionalLong(rs, "reply_to_account").map(AccountId::new),
                new PostId(rs.getLong("thread")),
                Rows.optionalLong(rs, "boost_of").map(PostId::new),
                Rows.list(rs, "mentioned", (Long id) -> new AccountId(id)),
                Rows.list(rs, "hashtags", (String tag) -> tag),
                Rows.list(rs, "media", (Long id) -> new MediaId(id)),
                Optional.ofNullable(rs.getString("app")),
                new Post.Counts(
                        rs.getLong("replies"), rs.getLong("boosts"), rs.getLong("favourites"), rs.getLong("quotes")),
                quote(rs),
                QuotePolicy.of(rs.getInt("quote_policy")),
                origin(rs));
    }

    private static Optional<Origin> origin(ResultSet rs) throws SQLException {
        String uri = rs.getString("uri");
        return uri == null
                ? Optional.empty()
                : Optional.of(new Origin(uri, rs.getString("url"), rs.getString("html"), Rows.map(rs, "emojis")));
    }

    private static Optional<Quote> quote(ResultSet rs) throws SQLException {
        Optional<Long> post = Rows.optionalLong(rs, "quote_of");
        return post.isEmpty()
                ? Optional.empty()
                : Optional.of(new Quote(
                        new PostId(post.get()),
                        new AccountId(rs.getLong("quote_of_author")),
                        Quote.State.of(rs.getInt("quote_state")),
                        Optional.ofNullable(rs.getString("quote_authorization"))));
    }
}
