package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.media.MediaId;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** How a row of a post is selected, read and bound, for each store that has to do with posts. */
final class PostRows {
    /** A post is {@code p}; joins and conditions follow. */
    static final String SELECT = """
            select p.*, coalesce(c.replies, 0) as replies, coalesce(c.boosts, 0) as boosts, coalesce(c.favourites, 0) as favourites,
                coalesce(c.quotes, 0) as quotes, exists (select 1 from polls where polls.post = p.id) as polled
            from posts p
            left join post_counts c on c.post = p.id
            """;

    private PostRows() {}

    static StatementSpec bind(StatementSpec insert, PostRow post, @Nullable AccountId boostOfAuthor) {
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
                .param("quotePolicy", post.quotePolicy().code())
                .param("replyPolicy", post.replyPolicy().code())
                .param("replyState", post.replyConsent().state().code())
                .param("replyAuthorization", post.replyConsent().authorization().orElse(null));
    }

    static PostRow read(ResultSet rs, int n) throws SQLException {
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
                rs.getBoolean("polled"),
                Optional.ofNullable(rs.getString("app")),
                new Post.Counts(
                        rs.getLong("replies"), rs.getLong("boosts"), rs.getLong("favourites"), rs.getLong("quotes")),
                quote(rs),
                QuotePolicy.of(rs.getInt("quote_policy")),
                ReplyPolicy.of(rs.getInt("reply_policy")),
                new ReplyConsent(
                        ReplyConsent.State.of(rs.getInt("reply_state")),
                        Optional.ofNullable(rs.getString("reply_authorization"))),
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
