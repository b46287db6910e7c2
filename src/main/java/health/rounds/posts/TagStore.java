package health.rounds.posts;

import health.rounds.platform.Ids;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of hashtags in public posts. */
@Component
final class TagStore {
    private static final int DAYS = 7;

    private final JdbcClient sql;
    private final Clock clock;

    TagStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Tags in public posts that begin so, the most used first. */
    List<String> beginningWith(String prefix, int limit) {
        return sql.sql("""
                select tag
                from post_tags
                where tag like :pattern and public
                group by tag
                order by count(*) desc, tag
                limit :limit
                """)
                .param(
                        "pattern",
                        prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** The use of some tags on the last seven days, in one query. */
    List<TagUse> use(List<String> tags) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        long since = Ids.firstAt(
                today.minusDays(DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant());
        Map<String, Map<LocalDate, TagUse.Day>> byTag = new HashMap<>();
        sql.sql("""
                select t.tag, (p.created_at at time zone 'UTC')::date as day, count(*) as posts, count(distinct t.author) as authors
                from post_tags t
                join posts p on p.id = t.post
                where t.tag = any(:tags) and t.post >= :since and t.public
                group by 1, 2
                """)
                .param("tags", tags.toArray(String[]::new))
                .param("since", since)
                .query(rs -> {
                    LocalDate day = rs.getObject("day", LocalDate.class);
                    byTag.computeIfAbsent(rs.getString("tag"), tag -> new HashMap<>())
                            .put(day, new TagUse.Day(day, rs.getLong("posts"), rs.getLong("authors")));
                });
        List<TagUse> uses = new ArrayList<>();
        for (String tag : tags) {
            Map<LocalDate, TagUse.Day> days = byTag.getOrDefault(tag, Map.of());
            List<TagUse.Day> week = new ArrayList<>();
            for (int back = 0; back < DAYS; back++) {
                LocalDate day = today.minusDays(back);
                week.add(days.getOrDefault(day, new TagUse.Day(day, 0, 0)));
            }
            uses.add(new TagUse(tag, week));
        }
        return uses;
    }
}
