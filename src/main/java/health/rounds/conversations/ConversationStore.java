package health.rounds.conversations;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of conversations, which follow the direct posts of their threads. */
@Component
final class ConversationStore implements Belongings {
    /** What a member has, with the newest post of it that they may and want to read. */
    private static final String SELECT = """
            select c.thread, c.last_post, c.people, c.unread, shown.id as shown
            from conversations c
            cross join lateral (
                select p.id
                from posts p
                where p.thread = c.thread and p.id between c.first_post and c.last_post
                    and p.visibility = 3
                    and p.author <> all(:hidden)
                    and (p.author = c.account or c.account = any(p.mentioned))
                order by p.id desc
                limit 1) shown
            where c.account = :account and not c.held
                and not (c.people <@ cast(:hidden as bigint[]) and c.people <> '{}')
            """;

    private final JdbcClient sql;

    ConversationStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A conversation and the id that pages it, which is that of its last post. */
    record Row(long cursor, Conversation conversation) {}

    /** Whose conversation changed. */
    record Changed(AccountId account, PostId thread) {}

    List<Row> of(AccountId account, Collection<AccountId> hidden, Page page) {
        return page.newestFirst(sql.sql(SELECT + """
                and c.last_post < :below and c.last_post > :above
                order by c.last_post %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("account", account.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query(ConversationStore::row)
                .list());
    }

    Optional<Row> byThread(AccountId account, Collection<AccountId> hidden, PostId thread) {
        return sql.sql(SELECT + "and c.thread = :thread")
                .param("account", account.value())
                .param("hidden", Rows.longs(hidden, AccountId::value))
                .param("thread", thread.value())
                .query(ConversationStore::row)
                .optional();
    }

    void mark(AccountId account, PostId thread, boolean unread) {
        sql.sql("update conversations set unread = :unread where account = :account and thread = :thread")
                .param("account", account.value())
                .param("thread", thread.value())
                .param("unread", unread)
                .update();
    }

    void markThreadOf(AccountId account, PostId post) {
        sql.sql("""
                update conversations
                set unread = false
                where account = :account and unread
                    and thread = (select thread from posts where id = :post)
                """)
                .param("account", account.value())
                .param("post", post.value())
                .update();
    }

    boolean delete(AccountId account, PostId thread) {
        return sql.sql("delete from conversations where account = :account and thread = :thread")
                        .param("account", account.value())
                        .param("thread", thread.value())
                        .update()
                == 1;
    }

    /** Puts a post into the conversations of some of its people, with those who held it back apart; unread for all but its author. */
    List<Changed> add(PostId post, Collection<AccountId> accepting, Collection<AccountId> holding) {
        return sql.sql("""
                insert into conversations as present (account, thread, first_post, last_post, people, unread, held)
                select member.account, p.thread, p.id, p.id,
                    array(
                        select distinct other
                        from unnest(p.author || p.mentioned) as other
                        where other <> member.account
                        order by other),
                    member.account <> p.author,
                    member.held
                from posts p
                cross join (
                    select account, false as held from unnest(cast(:accepting as bigint[])) as account
                    union all
                    select account, true from unnest(cast(:holding as bigint[])) as account) member
                where p.id = :post
                on conflict (account, thread) do update
                set last_post = greatest(present.last_post, excluded.last_post),
                    people = array(
                        select distinct other
                        from unnest(present.people || excluded.people) as other
                        order by other),
                    unread = excluded.unread,
                    held = present.held and excluded.held
                returning account, thread
                """)
                .param("post", post.value())
                .param("accepting", Rows.longs(accepting, AccountId::value))
                .param("holding", Rows.longs(holding, AccountId::value))
                .query(ConversationStore::changed)
                .list();
    }

    /** Those of these people whose last post this is. */
    List<Changed> endingWith(PostId post, Collection<AccountId> people) {
        return sql.sql("select account, thread from conversations where account = any(:people) and last_post = :post")
                .param("post", post.value())
                .param("people", Rows.longs(people, AccountId::value))
                .query(ConversationStore::changed)
                .list();
    }

    /** A post is no longer there for these people: where it was the last, the one before it is; where it was the only one, nothing is left. */
    void withdraw(PostId post, Collection<AccountId> people) {
        sql.sql("""
                update conversations c
                set last_post = coalesce((
                    select p.id
                    from posts p
                    where p.thread = c.thread and p.id >= c.first_post
                        and p.visibility = 3
                        and (p.author = c.account or c.account = any(p.mentioned))
                    order by p.id desc
                    limit 1), 0)
                where c.account = any(:people) and c.last_post = :post
                """)
                .param("post", post.value())
                .param("people", Rows.longs(people, AccountId::value))
                .update();
        sql.sql("delete from conversations where account = any(:people) and last_post = 0")
                .param("people", Rows.longs(people, AccountId::value))
                .update();
    }

    /** Ends the holding back of conversations with any of these senders. */
    void release(AccountId account, Collection<AccountId> senders) {
        sql.sql("update conversations set held = false where account = :account and held and people && :senders")
                .param("account", account.value())
                .param("senders", Rows.longs(senders, AccountId::value))
                .update();
    }

    /** The account's own, and its name among the people of the others'. */
    @Override
    public void erase(AccountId account) {
        sql.sql("delete from conversations where account = :account")
                .param("account", account.value())
                .update();
        sql.sql("update conversations set people = array_remove(people, :account) where :account = any(people)")
                .param("account", account.value())
                .update();
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getLong("last_post"),
                new Conversation(
                        new PostId(rs.getLong("thread")),
                        new PostId(rs.getLong("shown")),
                        Rows.list(rs, "people", (Long id) -> new AccountId(id)),
                        rs.getBoolean("unread")));
    }

    private static Changed changed(ResultSet rs, int n) throws SQLException {
        return new Changed(new AccountId(rs.getLong("account")), new PostId(rs.getLong("thread")));
    }
}
