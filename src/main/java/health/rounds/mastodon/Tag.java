package health.rounds.mastodon;

import health.rounds.posts.TagMarks;
import health.rounds.posts.TagUse;
import java.time.ZoneOffset;
import java.util.List;

/** Tag with its use in the last days, as in Mastodon's documentation. */
record Tag(String id, String name, String url, List<History> history, boolean following, boolean featuring) {
    static Tag of(TagUse use, TagMarks marks, Addresses addresses) {
        return new Tag(
                use.name(),
                use.name(),
                addresses.tag(use.name()),
                use.days().stream().map(History::of).toList(),
                marks.following(),
                marks.featuring());
    }

    /** One day: its midnight in seconds since 1970, and counts, all as strings. */
    record History(String day, String uses, String accounts) {
        static History of(TagUse.Day day) {
            return new History(
                    Long.toString(day.day().atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
                    Long.toString(day.posts()),
                    Long.toString(day.authors()));
        }
    }
}
