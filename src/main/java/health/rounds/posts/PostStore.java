package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.media.MediaId;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of posts and boosts. */
@Component
final class PostStore {
    private final JdbcClient sql;

    PostStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(PostRow post, @Nullable AccountId boostOfAuthor, @Nullable String guardReceipt) {
        PostRows.bind(sql.sql("""
                        insert into posts (id, author, created_at, body, content_warning, sensitive, language, visibility, reply_to,
                            reply_to_account, thread, boost_of, boost_of_author, mentioned, hashtags, media, app, guard_receipt,
                            quote_of, quote_of_author, quote_state, quote_policy, reply_policy, reply_state, reply_authorization)
                        values (:id, :author, :at, :body, :warning, :sensitive, :language, :visibility, :replyTo,
                            :replyToAccount, :thread, :boostOf, :boostOfAuthor, :mentioned, :hashtags, :media, :app, :receipt,
                            :quoteOf, :quoteOfAuthor, :quoteState, :quotePolicy, :replyPolicy, :replyState, :replyAuthorization)
                        """), post, boostOfAuthor)
                .param("app", post.app().orElse(null))
                .param("receipt", guardReceipt)
                .update();
    }

    void mention(PostId id, List<AccountId> mentioned) {
        sql.sql("update posts set mentioned = :mentioned where id = :id")
                .param("id", id.value())
                .param("mentioned", Rows.longs(mentioned, AccountId::value))
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
        return sql.sql(PostRows.SELECT + "where p.id = :id")
                .param("id", id.value())
                .query(PostRows::read)
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
        return sql.sql(PostRows.SELECT + "where p.id = :id for update of p")
                .param("id", id.value())
                .query(PostRows::read)
                .optional();
    }

    List<PostRow> byIds(Collection<PostId> ids) {
        return sql.sql(PostRows.SELECT + "where p.id = any(:ids)")
                .param("ids", Rows.longs(ids, PostId::value))
                .query(PostRows::read)
                .list();
    }

    List<PostRow> boostsOf(PostId post) {
        return sql.sql(PostRows.SELECT + "where p.boost_of = :post")
                .param("post", post.value())
                .query(PostRows::read)
                .list();
    }

    Optional<PostRow> boostBy(AccountId author, PostId post) {
        return sql.sql(PostRows.SELECT + "where p.author = :author and p.boost_of = :post")
                .param("author", author.value())
                .param("post", post.value())
                .query(PostRows::read)
                .optional();
    }

    void update(
            PostId id,
            String text,
            Draft draft,
            Instant at,
            List<AccountId> mentioned,
            List<String> hashtags,
            QuotePolicy quotePolicy,
            ReplyPolicy replyPolicy,
            String receipt) {
        sql.sql("""
                update posts
                set body = :body, content_warning = :warning, sensitive = :sensitive, language = :language, edited_at = :at,
                    mentioned = :mentioned, hashtags = :hashtags, media = :media, quote_policy = :quotePolicy, reply_policy = :replyPolicy,
                    guard_receipt = :receipt
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
                .param("replyPolicy", replyPolicy.code())
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

    /**
     * Public posts, and the viewer's own whatever their visibility, that contain all the words; newest first. Posts of people elsewhere who
     * do not want to be found by strangers are found by those alone whom they name or who have kept them (Mastodon's {@code indexable}).
     */
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
                    and (visibility = 0 and reply_state = 0 or author = :viewer)
                    and (uri is null
                        or author in (select account_id from remote_accounts where indexable)
                        or mentioned @> array[cast(:viewer as bigint)]
                        or exists (select 1 from favourites f where f.account = :viewer and f.post = posts.id)
                        or exists (select 1 from bookmarks b where b.account = :viewer and b.post = posts.id))
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
}
