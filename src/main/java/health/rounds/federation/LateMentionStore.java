package health.rounds.federation;

import health.rounds.platform.Rows;
import health.rounds.posts.PostId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts whose people must still be looked for, in the database. */
@Component
class LateMentionStore {
    private final JdbcClient sql;

    LateMentionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A post, and how often it was taken. */
    record Waiting(PostId post, int attempts) {}

    void insert(PostId post, Instant now) {
        sql.sql(
                        "insert into late_mentions (post, due) values (:post, :now) on conflict (post) do update set due = :now, attempts = 0")
                .param("post", post.value())
                .param("now", Rows.timestamp(now))
                .update();
    }

    /** Some that are due; until {@code lease} is over nobody else gets them. */
    List<Waiting> take(int most, Instant now, Duration lease) {
        return sql.sql("""
                update late_mentions
                set attempts = attempts + 1, due = :until
                where post = any(array(
                    select post
                    from late_mentions
                    where due <= :now
                    order by due
                    limit :most
                    for update skip locked))
                returning post, attempts
                """)
                .param("now", Rows.timestamp(now))
                .param("until", Rows.timestamp(now.plus(lease)))
                .param("most", most)
                .query((rs, n) -> new Waiting(new PostId(rs.getLong("post")), rs.getInt("attempts")))
                .list();
    }

    void delete(PostId post) {
        sql.sql("delete from late_mentions where post = :post")
                .param("post", post.value())
                .update();
    }
}
