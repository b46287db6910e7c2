package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.media.MediaId;
import health.rounds.platform.Rows;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of posts and boosts that come from elsewhere. */
@Component
final class RemotePostStore {
    private final JdbcClient sql;

    RemotePostStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where a post of that address is here already. */
    boolean insert(PostRow post, @Nullable AccountId boostOfAuthor) {
        Origin origin = post.origin().orElseThrow();
        return PostRows.bind(sql.sql("""
                                insert into posts (id, author, created_at, edited_at, body, content_warning, sensitive, language, visibility,
                                    reply_to, reply_to_account, thread, boost_of, boost_of_author, mentioned, hashtags, media,
                                    quote_of, quote_of_author, quote_state, quote_policy, reply_policy, reply_state, reply_authorization,
                                    quote_authorization, uri, url, html, emojis)
                                values (:id, :author, :at, :editedAt, :body, :warning, :sensitive, :language, :visibility,
                                    :replyTo, :replyToAccount, :thread, :boostOf, :boostOfAuthor, :mentioned, :hashtags, :media,
                                    :quoteOf, :quoteOfAuthor, :quoteState, :quotePolicy, :replyPolicy, :replyState, :replyAuthorization,
                                    :authorization, :uri, :url, :html, :emojis)
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

    Optional<PostRow> byUri(String uri) {
        return sql.sql(PostRows.SELECT + "where p.uri = :uri")
                .param("uri", uri)
                .query(PostRows::read)
                .optional();
    }

    void update(PostId id, ReceivedPost post, List<MediaId> media) {
        sql.sql("""
                update posts
                set body = :body, content_warning = :warning, sensitive = :sensitive, language = :language, edited_at = :at,
                    mentioned = :mentioned, hashtags = :hashtags, media = :media, url = :url, html = :html, emojis = :emojis
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
                .param("url", post.origin().url())
                .param("html", post.origin().html())
                .param("emojis", Rows.pairs(post.origin().emojis()))
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
}
