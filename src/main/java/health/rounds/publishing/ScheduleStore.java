package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Belongings;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of posts that wait for their time. */
@Component
final class ScheduleStore implements Belongings {
    private final JdbcClient sql;
    private final Ids ids;
    private final DraftJson json;

    ScheduleStore(JdbcClient sql, Ids ids, DraftJson json) {
        this.sql = sql;
        this.ids = ids;
        this.json = json;
    }

    ScheduledPost insert(AccountId author, NewPost newPost, Instant dueAt) {
        long id = ids.next();
        sql.sql("""
                insert into scheduled_posts (account, id, draft, said, app, due_at)
                values (:account, :id, cast(:draft as jsonb), cast(:said as jsonb), :app, :dueAt)
                """)
                .param("account", author.value())
                .param("id", id)
                .param("draft", json.write(newPost.draft()))
                .param("said", json.write(newPost.said()))
                .param("app", newPost.app().orElse(null))
                .param("dueAt", Rows.timestamp(dueAt))
                .update();
        return new ScheduledPost(id, author, newPost.draft(), newPost.said(), newPost.app(), dueAt, Optional.empty());
    }

    Optional<ScheduledPost> byId(AccountId author, long id) {
        return sql.sql("select * from scheduled_posts where account = :account and id = :id")
                .param("account", author.value())
                .param("id", id)
                .query(this::row)
                .optional();
    }

    List<ScheduledPost> of(AccountId author, Page page) {
        List<ScheduledPost> found = sql.sql("""
                select *
                from scheduled_posts
                where account = :account and id < :below and id > :above
                order by id %s
                limit :limit
                """.formatted(page.sqlOrder()))
                .param("account", author.value())
                .param("below", page.below())
                .param("above", page.above())
                .param("limit", page.limit())
                .query(this::row)
                .list();
        return page.newestFirst(found);
    }

    boolean move(AccountId author, long id, Instant dueAt) {
        return sql.sql("""
                update scheduled_posts
                set due_at = :dueAt, problem = null
                where account = :account and id = :id
                """)
                        .param("account", author.value())
                        .param("id", id)
                        .param("dueAt", Rows.timestamp(dueAt))
                        .update()
                == 1;
    }

    boolean remove(AccountId author, long id) {
        return sql.sql("delete from scheduled_posts where account = :account and id = :id")
                        .param("account", author.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Posts whose time has come, the longest due first; those of suspended accounts wait. */
    List<ScheduledPost> due(Instant now, int limit) {
        return sql.sql("""
                select s.*
                from scheduled_posts s
                join accounts a on a.id = s.account
                where s.due_at <= :now and s.problem is null and a.suspended_at is null
                order by s.due_at
                limit :limit
                """)
                .param("now", Rows.timestamp(now))
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    void keepWithProblem(ScheduledPost post, String problem) {
        sql.sql("update scheduled_posts set problem = :problem where account = :account and id = :id")
                .param("account", post.author().value())
                .param("id", post.id())
                .param("problem", problem)
                .update();
    }

    private ScheduledPost row(ResultSet rs, int n) throws SQLException {
        return new ScheduledPost(
                rs.getLong("id"),
                new AccountId(rs.getLong("account")),
                json.draft(rs.getString("draft")),
                json.said(rs.getString("said")),
                Optional.ofNullable(rs.getString("app")),
                Rows.instant(rs, "due_at"),
                Optional.ofNullable(rs.getString("problem")));
    }

    @Override
    public void erase(AccountId account) {
        sql.sql("delete from scheduled_posts where account = :account")
                .param("account", account.value())
                .update();
    }
}
