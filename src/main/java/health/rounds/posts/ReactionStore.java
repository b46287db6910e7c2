package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of favourites, bookmarks, pins and muted threads. */
@Component
final class ReactionStore {
    /** Tables of one shape: who, which post, and an id that orders them by time. */
    enum Table {
        FAVOURITES,
        BOOKMARKS,
        PINS;

        /** Only these names become part of a statement. */
        String sqlName() {
            return switch (this) {
                case FAVOURITES -> "favourites";
                case BOOKMARKS -> "bookmarks";
                case PINS -> "pins";
            };
        }
    }

    /** An entry of a list that is paged by when the reaction was given. */
    record Entry(long id, long account, PostId post) {}

    private final JdbcClient sql;

    ReactionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** False where it was there before. */
    boolean add(Table table, AccountId account, PostId post, long id) {
        return sql.sql("insert into " + table.sqlName()
                                + " (account, post, id) values (:account, :post, :id) on conflict do nothing")
                        .param("account", account.value())
                        .param("post", post.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Its id; empty where it was not there. */
    Optional<Long> remove(Table table, AccountId account, PostId post) {
        return sql.sql("delete from " + table.sqlName() + " where account = :account and post = :post returning id")
                .param("account", account.value())
                .param("post", post.value())
                .query(Long.class)
                .optional();
    }

    /** Removes all that an account has given, its votes and mutes too; answers with the posts that have a favourite less. */
    List<PostId> removeAll(AccountId account) {
        for (String sort : List.of(
                "bookmarks where account",
                "pins where account",
                "muted_threads where account",
                "mentions where account",
                "poll_votes where voter")) {
            sql.sql("delete from " + sort + " = :account")
                    .param("account", account.value())
                    .update();
        }
        return sql.sql("""
                with gone as (
                    delete from favourites
                    where account = :account
                    returning post
                )
                update post_counts c
                set favourites = greatest(c.favourites - 1, 0)
                from gone
                where c.post = gone.post
                returning c.post
                """)
                .param("account", account.value())
                .query((rs, n) -> new PostId(rs.getLong("post")))
                .list();
    }

    void name(AccountId account, PostId post, String uri) {
        sql.sql("update favourites set uri = :uri where account = :account and post = :post")
                .param("uri", uri)
                .param("account", account.value())
                .param("post", post.value())
                .update();
    }

    Optional<String> nameOf(AccountId account, PostId post) {
        return sql.sql("select uri from favourites where account = :account and post = :post and uri is not null")
                .param("account", account.value())
                .param("post", post.value())
                .query(String.class)
                .optional();
    }

    long count(Table table, AccountId account) {
        return sql.sql("select count(*) from " + table.sqlName() + " where account = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    long[] posts(Table table, AccountId account) {
        return sql
                .sql("select post from " + table.sqlName() + " where account = :account order by post")
                .param("account", account.value())
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** Posts that the account boosted. */
    long[] boosted(AccountId account) {
        return sql
                .sql("select boost_of from posts where author = :account and boost_of is not null order by boost_of")
                .param("account", account.value())
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    List<Entry> byAccount(Table table, AccountId account, Page page) {
        return entries(
                "select id, account, post from " + table.sqlName() + " where account = :key", account.value(), page);
    }

    List<Entry> byPost(Table table, PostId post, Page page) {
        return entries("select id, account, post from " + table.sqlName() + " where post = :key", post.value(), page);
    }

    List<Entry> boostsOf(PostId post, Page page) {
        return entries(
                "select id, author as account, boost_of as post from posts where boost_of = :key", post.value(), page);
    }

    private List<Entry> entries(String select, long key, Page page) {
        List<Entry> entries = sql.sql(
                        select + " and id < :below and id > :above order by id " + page.sqlOrder() + " limit :limit")
                .param("key", key)
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query((rs, n) -> new Entry(rs.getLong("id"), rs.getLong("account"), new PostId(rs.getLong("post"))))
                .list();
        return page.newestFirst(entries);
    }

    void muteThread(AccountId account, PostId thread) {
        sql.sql("insert into muted_threads (account, thread) values (:account, :thread) on conflict do nothing")
                .param("account", account.value())
                .param("thread", thread.value())
                .update();
    }

    void unmuteThread(AccountId account, PostId thread) {
        sql.sql("delete from muted_threads where account = :account and thread = :thread")
                .param("account", account.value())
                .param("thread", thread.value())
                .update();
    }

    long[] mutedThreads(AccountId account) {
        return sql
                .sql("select thread from muted_threads where account = :account order by thread")
                .param("account", account.value())
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }
}
