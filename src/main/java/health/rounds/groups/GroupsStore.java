package health.rounds.groups;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Groups, their moderators and what they have passed on, in the database. */
@Component
final class GroupsStore implements Belongings {
    private final JdbcClient jdbc;

    GroupsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What only groups have. */
    record Row(AccountId account, String rules, Posting posting) {}

    void insert(AccountId group, String rules, Posting posting) {
        jdbc.sql("insert into groups (account_id, rules, posting) values (:group, :rules, :posting)")
                .param("group", group.value())
                .param("rules", rules)
                .param("posting", posting.name())
                .update();
    }

    void update(AccountId group, String rules, Posting posting) {
        jdbc.sql("update groups set rules = :rules, posting = :posting where account_id = :group")
                .param("group", group.value())
                .param("rules", rules)
                .param("posting", posting.name())
                .update();
    }

    Optional<Row> byId(AccountId group) {
        return jdbc.sql("select account_id, rules, posting from groups where account_id = :group")
                .param("group", group.value())
                .query((row, n) -> row(row.getLong("account_id"), row.getString("rules"), row.getString("posting")))
                .optional();
    }

    List<Row> all() {
        return jdbc.sql("select account_id, rules, posting from groups order by account_id")
                .query((row, n) -> row(row.getLong("account_id"), row.getString("rules"), row.getString("posting")))
                .list();
    }

    private static Row row(long account, String rules, String posting) {
        return new Row(new AccountId(account), rules, Posting.valueOf(posting));
    }

    void appoint(AccountId group, AccountId moderator, Instant since) {
        jdbc.sql("""
                        insert into group_moderators (group_id, account_id, since)
                        values (:group, :moderator, :since)
                        on conflict do nothing
                        """)
                .param("group", group.value())
                .param("moderator", moderator.value())
                .param("since", Rows.timestamp(since))
                .update();
    }

    void dismiss(AccountId group, AccountId moderator) {
        jdbc.sql("delete from group_moderators where group_id = :group and account_id = :moderator")
                .param("group", group.value())
                .param("moderator", moderator.value())
                .update();
    }

    /** The longest serving first. */
    List<AccountId> moderators(AccountId group) {
        return jdbc.sql("select account_id from group_moderators where group_id = :group order by since, account_id")
                .param("group", group.value())
                .query((row, n) -> new AccountId(row.getLong("account_id")))
                .list();
    }

    /** False where it is known already, passed on or taken out. */
    boolean pass(AccountId group, PostId post) {
        return jdbc.sql("""
                                insert into group_posts (group_id, post_id)
                                values (:group, :post)
                                on conflict do nothing
                                """)
                        .param("group", group.value())
                        .param("post", post.value())
                        .update()
                == 1;
    }

    /** False where it is not in the group. */
    boolean remove(AccountId group, PostId post) {
        return jdbc.sql("""
                                update group_posts
                                set removed = true
                                where group_id = :group and post_id = :post and not removed
                                """)
                        .param("group", group.value())
                        .param("post", post.value())
                        .update()
                == 1;
    }

    /** Which groups have passed posts on; posts that are in none are left out. */
    Map<PostId, Set<AccountId>> holding(Collection<PostId> posts) {
        Map<PostId, Set<AccountId>> found = new HashMap<>();
        jdbc.sql("""
                        select post_id, group_id
                        from group_posts
                        where post_id = any(:posts) and not removed
                        order by group_id
                        """)
                .param("posts", Rows.longs(posts, PostId::value))
                .query((row, n) ->
                        Map.entry(new PostId(row.getLong("post_id")), new AccountId(row.getLong("group_id"))))
                .list()
                .forEach(entry -> found.computeIfAbsent(entry.getKey(), _ -> new LinkedHashSet<>())
                        .add(entry.getValue()));
        return found;
    }

    /** Forgets posts that are no more and were written before then. */
    void sweep(PostId before) {
        jdbc.sql("""
                        delete from group_posts g
                        where g.post_id < :before
                          and not exists (select 1 from posts p where p.id = g.post_id)
                        """).param("before", before.value()).update();
    }

    @Override
    public void erase(AccountId account) {
        jdbc.sql("delete from group_moderators where account_id = :account or group_id = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("delete from group_posts where group_id = :account")
                .param("account", account.value())
                .update();
        jdbc.sql("delete from groups where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
