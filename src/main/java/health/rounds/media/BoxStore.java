package health.rounds.media;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Level;
import health.rounds.sight.Box;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of covers. */
@Component
final class BoxStore {
    private final JdbcClient sql;

    BoxStore(JdbcClient sql) {
        this.sql = sql;
    }

    void insert(MediaId media, List<PictureBox> boxes) {
        for (PictureBox box : boxes) {
            sql.sql("""
                    insert into media_boxes (media, number, x, y, width, height, kind, action, rule, title, explanation, hidden, reason)
                    values (:media, :number, :x, :y, :width, :height, :kind, :action, :rule, :title, :explanation, :hidden, :reason)
                    """)
                    .param("media", media.value())
                    .param("number", box.number())
                    .param("x", box.box().x())
                    .param("y", box.box().y())
                    .param("width", box.box().width())
                    .param("height", box.box().height())
                    .param("kind", box.kind().name())
                    .param("action", box.action().name())
                    .param("rule", box.rule())
                    .param("title", box.title())
                    .param("explanation", box.explanation())
                    .param("hidden", box.hidden())
                    .param("reason", box.reason())
                    .update();
        }
    }

    void replace(MediaId media, List<PictureBox> boxes) {
        sql.sql("delete from media_boxes where media = :media")
                .param("media", media.value())
                .update();
        insert(media, boxes);
    }

    List<PictureBox> of(MediaId media) {
        return sql.sql("select * from media_boxes where media = :media order by number")
                .param("media", media.value())
                .query((rs, row) -> new PictureBox(
                        rs.getInt("number"),
                        new Box(rs.getInt("x"), rs.getInt("y"), rs.getInt("width"), rs.getInt("height")),
                        PictureBox.Kind.valueOf(rs.getString("kind")),
                        Level.valueOf(rs.getString("action")),
                        rs.getString("rule"),
                        rs.getString("title"),
                        rs.getString("explanation"),
                        rs.getBoolean("hidden"),
                        rs.getString("reason")))
                .list();
    }

    List<Uncovered> uncovered(long below, int most) {
        return sql.sql("""
                select m.id, m.owner, m.post, m.small_file, b.rule, b.title, b.reason
                from media_boxes b
                join media m on m.id = b.media
                where m.post is not null
                    and not b.hidden
                    and b.reason <> ''
                    and m.id < :below
                order by m.id desc, b.number
                limit :most
                """)
                .param("below", below)
                .param("most", most)
                .query((rs, row) -> new Uncovered(
                        new MediaId(rs.getLong("id")),
                        new AccountId(rs.getLong("owner")),
                        rs.getLong("post"),
                        rs.getString("small_file"),
                        rs.getString("rule"),
                        rs.getString("title"),
                        rs.getString("reason")))
                .list();
    }

    Optional<AccountId> ownerOfUncovered(long post) {
        return sql.sql("""
                select m.owner
                from media m
                join media_boxes b on b.media = m.id
                where m.post = :post
                    and not b.hidden
                    and b.reason <> ''
                limit 1
                """)
                .param("post", post)
                .query((rs, row) -> new AccountId(rs.getLong(1)))
                .optional();
    }
}
