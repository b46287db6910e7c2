package health.rounds.filters;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Filters in the database. */
@Component
final class FilterStore implements Belongings {
    private final JdbcClient jdbc;

    FilterStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes whoever changes filters of the same member wait, so that none gets past the limits. */
    void lock(AccountId owner) {
        jdbc.sql("select id from accounts where id = :owner for no key update")
                .param("owner", owner.value())
                .query(Long.class)
                .list();
    }

    /** All filters of a member with all that is in them, the oldest first; three queries. */
    List<Filter> of(AccountId owner) {
        Map<Long, List<Keyword>> keywords = new HashMap<>();
        Map<Long, List<FilteredPost>> posts = new HashMap<>();
        jdbc.sql("select filter_id, id, keyword, whole_word from filter_keywords where owner_id = :owner order by id")
                .param("owner", owner.value())
                .query(row -> {
                    keywords.computeIfAbsent(row.getLong("filter_id"), id -> new ArrayList<>())
                            .add(new Keyword(
                                    row.getLong("id"), row.getString("keyword"), row.getBoolean("whole_word")));
                });
        // A post that was taken back is no longer named.
        jdbc.sql("""
                        select f.filter_id, f.id, f.post_id
                        from filter_posts f
                        join posts p on p.id = f.post_id
                        where f.owner_id = :owner
                        order by f.id
                        """).param("owner", owner.value()).query(row -> {
            posts.computeIfAbsent(row.getLong("filter_id"), id -> new ArrayList<>())
                    .add(new FilteredPost(row.getLong("id"), new PostId(row.getLong("post_id"))));
        });
        return jdbc.sql("select * from filters where owner_id = :owner order by id")
                .param("owner", owner.value())
                .query((row, n) -> {
                    long id = row.getLong("id");
                    return new Filter(
                            id,
                            owner,
                            terms(row),
                            keywords.getOrDefault(id, List.of()),
                            posts.getOrDefault(id, List.of()));
                })
                .list();
    }

    /** Writes a filter, new or changed, with its keywords; its posts have calls of their own. */
    void put(Filter filter) {
        FilterTerms terms = filter.terms();
        jdbc.sql("""
                        insert into filters (owner_id, id, title, contexts, action, expires_at)
                        values (:owner, :id, :title, :contexts, :action, :expiresAt)
                        on conflict (owner_id, id) do update
                        set title = excluded.title,
                            contexts = excluded.contexts,
                            action = excluded.action,
                            expires_at = excluded.expires_at
                        """)
                .param("owner", filter.owner().value())
                .param("id", filter.id())
                .param("title", terms.title())
                .param("contexts", terms.contexts().stream().map(Enum::name).toArray(String[]::new))
                .param("action", terms.action().name())
                .param("expiresAt", terms.expiresAt().map(Rows::timestamp).orElse(null))
                .update();
        deleteKeywords(filter.owner(), filter.id());
        jdbc.sql("""
                        insert into filter_keywords (owner_id, filter_id, id, keyword, whole_word)
                        select :owner, :filter, k.id, k.keyword, k.whole_word
                        from unnest(:ids, :texts, :wholeWords) k (id, keyword, whole_word)
                        """)
                .param("owner", filter.owner().value())
                .param("filter", filter.id())
                .param("ids", Rows.longs(filter.keywords(), Keyword::id))
                .param("texts", filter.keywords().stream().map(Keyword::text).toArray(String[]::new))
                .param(
                        "wholeWords",
                        filter.keywords().stream().map(Keyword::wholeWord).toArray(Boolean[]::new))
                .update();
    }

    void delete(AccountId owner, long id) {
        jdbc.sql("delete from filters where owner_id = :owner and id = :id")
                .param("owner", owner.value())
                .param("id", id)
                .update();
        deleteKeywords(owner, id);
        jdbc.sql("delete from filter_posts where owner_id = :owner and filter_id = :id")
                .param("owner", owner.value())
                .param("id", id)
                .update();
    }

    void insertPost(AccountId owner, long filter, FilteredPost entry) {
        jdbc.sql("""
                        insert into filter_posts (owner_id, filter_id, post_id, id)
                        values (:owner, :filter, :post, :id)
                        """)
                .param("owner", owner.value())
                .param("filter", filter)
                .param("post", entry.post().value())
                .param("id", entry.id())
                .update();
    }

    void deletePost(AccountId owner, long filter, PostId post) {
        jdbc.sql("""
                        delete from filter_posts
                        where owner_id = :owner
                          and filter_id = :filter
                          and post_id = :post
                        """)
                .param("owner", owner.value())
                .param("filter", filter)
                .param("post", post.value())
                .update();
    }

    private void deleteKeywords(AccountId owner, long filter) {
        jdbc.sql("delete from filter_keywords where owner_id = :owner and filter_id = :filter")
                .param("owner", owner.value())
                .param("filter", filter)
                .update();
    }

    private static FilterTerms terms(ResultSet row) throws SQLException {
        Set<FilterContext> contexts = Rows.<String, FilterContext>list(row, "contexts", FilterContext::valueOf).stream()
                .collect(Collectors.toSet());
        return new FilterTerms(
                row.getString("title"),
                contexts,
                FilterAction.valueOf(row.getString("action")),
                Rows.optionalInstant(row, "expires_at"));
    }

    @Override
    public void erase(AccountId account) {
        jdbc.sql("""
                with filter_keywords_gone as (
                    delete from filter_keywords
                    where owner_id = :account
                ),
                filter_posts_gone as (
                    delete from filter_posts
                    where owner_id = :account
                )
                delete from filters
                where owner_id = :account
                """).param("account", account.value()).update();
    }
}
