package health.rounds.federation;

import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people elsewhere wrote to groups of this community, as it came, in the database until the groups have passed it on. */
@Component
class GroupLetterStore {
    private final JdbcClient sql;

    GroupLetterStore(JdbcClient sql) {
        this.sql = sql;
    }

    void keep(Iri post, byte[] body, Instant now) {
        sql.sql("insert into group_letters (post, body, at) values (:post, :body, :now) on conflict do nothing")
                .param("post", Letter.name(post.value()))
                .param("body", body)
                .param("now", Rows.timestamp(now))
                .update();
    }

    Optional<byte[]> find(String post) {
        return sql.sql("select body from group_letters where post = :post")
                .param("post", Letter.name(post))
                .query((row, n) -> row.getBytes("body"))
                .optional();
    }

    /** Its author has taken the post back. */
    void delete(Iri post) {
        sql.sql("delete from group_letters where post = :post")
                .param("post", Letter.name(post.value()))
                .update();
    }

    /** Forgets what came before then. */
    void forget(Instant before) {
        sql.sql("delete from group_letters where at < :before")
                .param("before", Rows.timestamp(before))
                .update();
    }
}
