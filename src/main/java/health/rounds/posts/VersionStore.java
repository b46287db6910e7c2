package health.rounds.posts;

import health.rounds.media.MediaId;
import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of earlier states of edited posts. */
@Component
final class VersionStore {
    private final JdbcClient sql;

    VersionStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A state as it was stored; its pictures are still ids. */
    record VersionRow(
            Instant at,
            String text,
            String contentWarning,
            boolean sensitive,
            List<MediaId> media,
            List<String> pollOptions) {}

    /** Keeps the state of a post before it changes. */
    void keep(PostRow post, List<String> pollOptions) {
        sql.sql("""
                insert into post_versions (post, at, body, content_warning, sensitive, media, poll_options)
                values (:post, :at, :body, :warning, :sensitive, :media, :options)
                on conflict do nothing
                """)
                .param("post", post.id().value())
                .param("at", Rows.timestamp(post.editedAt().orElse(post.createdAt())))
                .param("body", post.text())
                .param("warning", post.contentWarning())
                .param("sensitive", post.sensitive())
                .param("media", Rows.longs(post.media(), MediaId::value))
                .param("options", pollOptions.toArray(String[]::new))
                .update();
    }

    /** Oldest first. */
    List<VersionRow> of(PostId post) {
        return sql.sql("""
                select at, body, content_warning, sensitive, media, poll_options
                from post_versions
                where post = :post
                order by at
                """)
                .param("post", post.value())
                .query((rs, n) -> new VersionRow(
                        Rows.instant(rs, "at"),
                        rs.getString("body"),
                        rs.getString("content_warning"),
                        rs.getBoolean("sensitive"),
                        Rows.list(rs, "media", (Long id) -> new MediaId(id)),
                        Rows.list(rs, "poll_options", (String option) -> option)))
                .list();
    }
}
