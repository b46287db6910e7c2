package health.rounds.media;

import health.rounds.guard.Level;
import health.rounds.sight.Box;
import java.util.List;
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
}
