package health.rounds.posts;

import java.time.LocalDate;
import java.util.List;

/** A hashtag and its use by day, newest day first. */
public record TagUse(String name, List<Day> days) {
    public TagUse {
        days = List.copyOf(days);
    }

    /** Posts and different authors on one day (UTC). */
    public record Day(LocalDate day, long posts, long authors) {}
}
