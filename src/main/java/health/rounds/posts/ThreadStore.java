package health.rounds.posts;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What stands in a thread; {@code posts.thread} leads to all of it. */
@Component
final class ThreadStore {
    private final JdbcClient sql;

    ThreadStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** From the root down to the parent of the post, at most {@code limit}. */
    List<PostRow> ancestors(PostId post, int limit) {
        return sql.sql("""
                with recursive up (id, depth) as (
                    select reply_to, 1 from posts where id = :post
                    union all
                    select p.reply_to, up.depth + 1 from posts p join up on p.id = up.id where up.depth < :limit
                )
                """ + PostRows.SELECT + """
                join up on up.id = p.id
                order by up.depth desc
                """)
                .param("post", post.value())
                .param("limit", limit)
                .query(PostRows::read)
                .list();
    }

    /** The rest of a thread, oldest first: an answer from elsewhere may have come before what it answers. */
    List<PostRow> others(PostId thread, PostId post, int limit) {
        return sql.sql(PostRows.SELECT + """
                where p.thread = :thread and p.id <> :post and p.boost_of is null
                order by p.id
                limit :limit
                """)
                .param("thread", thread.value())
                .param("post", post.value())
                .param("limit", limit)
                .query(PostRows::read)
                .list();
    }
}
