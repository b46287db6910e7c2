package health.rounds.emojis;

import health.rounds.platform.Rows;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of emoji. */
@Component
final class EmojiStore {
    private final JdbcClient sql;

    EmojiStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** By category, then by shortcode. */
    List<CustomEmoji> all() {
        return sql.sql("select * from emojis order by category nulls first, shortcode")
                .query((rs, n) -> new CustomEmoji(
                        rs.getString("shortcode"),
                        rs.getString("file"),
                        Optional.ofNullable(rs.getString("category")),
                        rs.getBoolean("in_picker")))
                .list();
    }

    void insert(CustomEmoji emoji, Instant addedAt) {
        sql.sql("""
                insert into emojis (shortcode, file, category, in_picker, added_at)
                values (:shortcode, :file, :category, :inPicker, :addedAt)
                """)
                .param("shortcode", emoji.shortcode())
                .param("file", emoji.file())
                .param("category", emoji.category().orElse(null))
                .param("inPicker", emoji.inPicker())
                .param("addedAt", Rows.timestamp(addedAt))
                .update();
    }

    /** The file of what was deleted, if there was such an emoji. */
    Optional<String> delete(String shortcode) {
        return sql.sql("delete from emojis where shortcode = :shortcode returning file")
                .param("shortcode", shortcode)
                .query(String.class)
                .optional();
    }
}
