package health.rounds.previews;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of previews, and which post has which; reads tables of {@code posts}. */
@Component
final class PreviewStore implements Belongings {
    private final JdbcClient sql;

    PreviewStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A preview that somebody is to fetch. */
    record Wanted(long id, String address, int tries) {}

    /** Whether there is a preview of that address that was found after one time, or not found after another, or is still to come. */
    boolean isKnown(String address, Instant foundAfter, Instant triedAfter) {
        return sql.sql("""
                select due_at is not null or fetched_at > case when found then :foundAfter else :triedAfter end
                from previews
                where address = :address and sent_for is null
                """)
                .param("address", address)
                .param("foundAfter", Rows.timestamp(foundAfter))
                .param("triedAfter", Rows.timestamp(triedAfter))
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void want(String address, Instant due) {
        sql.sql("""
                insert into previews (address, due_at)
                values (:address, :due)
                on conflict (address) where sent_for is null do update
                set due_at = excluded.due_at, tries = 0
                where previews.due_at is null
                """).param("address", address).param("due", Rows.timestamp(due)).update();
    }

    void attach(PostId post, String address) {
        sql.sql("""
                insert into post_previews (post, preview)
                select :post, id
                from previews
                where address = :address and sent_for is null
                on conflict (post) do update
                set preview = excluded.preview
                """).param("post", post.value()).param("address", address).update();
    }

    /** Previews that are due, put off until {@code lease}, so that they are tried again should this process die. */
    List<Wanted> claim(Instant now, Instant lease, int most) {
        return sql.sql("""
                update previews
                set due_at = :lease, tries = tries + 1
                where id = any(array(
                    select id
                    from previews
                    where due_at <= :now
                    order by due_at
                    limit :most
                    for update skip locked))
                returning id, address, tries
                """)
                .param("now", Rows.timestamp(now))
                .param("lease", Rows.timestamp(lease))
                .param("most", most)
                .query((rs, n) -> new Wanted(rs.getLong("id"), rs.getString("address"), rs.getInt("tries")))
                .list();
    }

    void found(long id, Card card, Instant now) {
        write(card, """
                update previews
                set found = true, due_at = null, tries = 0, fetched_at = :now, title = :title, description = :description,
                    language = :language, author_name = :authorName, author_url = :authorUrl, author = :author, provider = :provider,
                    image = :image, image_alt = :imageAlt, image_width = :width, image_height = :height, published_at = :publishedAt
                where id = :id
                """, now).param("id", id).update();
    }

    /** Nothing was found this time; what was found before stays. */
    void notFound(long id, Instant now) {
        sql.sql("update previews set due_at = null, tries = 0, fetched_at = :now where id = :id")
                .param("id", id)
                .param("now", Rows.timestamp(now))
                .update();
    }

    void putOff(long id, Instant due) {
        sql.sql("update previews set due_at = :due where id = :id")
                .param("id", id)
                .param("due", Rows.timestamp(due))
                .update();
    }

    /** Gives a post a card of its own. What nobody else waits for is not fetched any more. */
    void send(PostId post, Card card, Instant now) {
        long preview = write(card, """
                insert into previews
                    (address, sent_for, found, fetched_at, title, description, language, author_name, author_url, author, provider,
                    image, image_alt, image_width, image_height, published_at)
                values
                    (:address, :post, true, :now, :title, :description, :language, :authorName, :authorUrl, :author, :provider,
                    :image, :imageAlt, :width, :height, :publishedAt)
                on conflict (sent_for) where sent_for is not null do update
                set address = :address, fetched_at = :now, title = :title, description = :description, language = :language,
                    author_name = :authorName, author_url = :authorUrl, author = :author, provider = :provider, image = :image,
                    image_alt = :imageAlt, image_width = :width, image_height = :height, published_at = :publishedAt
                returning id
                """, now)
                .param("address", card.address())
                .param("post", post.value())
                .query(Long.class)
                .single();
        sql.sql("""
                insert into post_previews (post, preview)
                values (:post, :preview)
                on conflict (post) do update
                set preview = excluded.preview
                """).param("post", post.value()).param("preview", preview).update();
        sql.sql("""
                delete from previews p
                where p.address = :address and p.sent_for is null and p.fetched_at is null
                    and not exists (select from post_previews where preview = p.id)
                """).param("address", card.address()).update();
    }

    private JdbcClient.StatementSpec write(Card card, String statement, Instant now) {
        Optional<Card.Image> image = card.image();
        return sql.sql(statement)
                .param("now", Rows.timestamp(now))
                .param("title", card.title())
                .param("description", card.description())
                .param("language", card.language().orElse(null))
                .param("authorName", card.authorName())
                .param("authorUrl", card.authorUrl())
                .param("author", card.author().map(AccountId::value).orElse(null))
                .param("provider", card.provider())
                .param("image", image.map(Card.Image::address).orElse(null))
                .param("imageAlt", image.map(Card.Image::altText).orElse(""))
                .param("width", image.map(Card.Image::width).orElse(0))
                .param("height", image.map(Card.Image::height).orElse(0))
                .param("publishedAt", card.publishedAt().map(Rows::timestamp).orElse(null));
    }

    /** All posts with a preview. */
    List<PostId> posts(long preview) {
        return sql.sql("select post from post_previews where preview = :preview")
                .param("preview", preview)
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list();
    }

    Map<PostId, Card> byPosts(Collection<PostId> posts) {
        Map<PostId, Card> cards = new HashMap<>();
        sql.sql("""
                select w.post, p.*
                from post_previews w
                join previews p on p.id = w.preview
                where w.post = any(:posts) and p.found
                """).param("posts", Rows.longs(posts, PostId::value)).query(rs -> {
            cards.put(new PostId(rs.getLong("post")), card(rs));
        });
        return cards;
    }

    Map<Long, Card> byIds(Collection<Long> ids) {
        Map<Long, Card> cards = new HashMap<>();
        sql.sql("select * from previews where id = any(:ids) and sent_for is null and found")
                .param("ids", Rows.longs(ids, Long::longValue))
                .query(rs -> {
                    cards.put(rs.getLong("id"), card(rs));
                });
        return cards;
    }

    boolean isFound(String address) {
        return sql.sql("select exists (select from previews where address = :address and sent_for is null and found)")
                .param("address", address)
                .query(Boolean.class)
                .single();
    }

    /** Public posts with a link, but for those of some people. */
    List<PostId> postsWith(String address, Collection<AccountId> without, Page page) {
        return page.newestFirst(sql.sql("""
                select t.id
                from previews p
                join post_previews w on w.preview = p.id
                join posts t on t.id = w.post
                where p.address = :address and p.sent_for is null and t.visibility = 0 and t.author <> all(:without)
                    and w.post < :below and w.post > :above
                order by w.post %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("address", address)
                .param("without", Rows.longs(without, AccountId::value))
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new PostId(rs.getLong(1)))
                .list());
    }

    void detach(Collection<PostId> posts) {
        long[] ids = Rows.longs(posts, PostId::value);
        sql.sql("delete from post_previews where post = any(:posts)")
                .param("posts", ids)
                .update();
        sql.sql("delete from previews where sent_for = any(:posts)")
                .param("posts", ids)
                .update();
    }

    /** Deletes what belongs to no post any more, unless it was fetched after a time. */
    void sweep(Instant before) {
        sql.sql("delete from post_previews w where not exists (select from posts where id = w.post)")
                .update();
        sql.sql("""
                delete from previews p
                where (fetched_at < :before or due_at < :before)
                    and not exists (select from post_previews where preview = p.id)
                """).param("before", Rows.timestamp(before)).update();
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("update previews set author = null where author = :account")
                .param("account", account.value())
                .update();
    }

    private static Card card(ResultSet rs) throws SQLException {
        return new Card(
                rs.getString("address"),
                rs.getString("title"),
                rs.getString("description"),
                Optional.ofNullable(rs.getString("language")),
                rs.getString("author_name"),
                rs.getString("author_url"),
                Rows.optionalLong(rs, "author").map(AccountId::new),
                rs.getString("provider"),
                rs.getString("image") == null
                        ? Optional.empty()
                        : Optional.of(new Card.Image(
                                rs.getString("image"),
                                rs.getString("image_alt"),
                                rs.getInt("image_width"),
                                rs.getInt("image_height"))),
                Rows.optionalInstant(rs, "published_at"));
    }
}
