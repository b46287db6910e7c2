package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.rounds.measures.Measure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Admin::Measure, as in Mastodon's documentation: what a key has none of is left out, but for the unit. */
record AdminMeasure(
        String key,
        @Nullable String unit,
        String total,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String humanValue,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String previousTotal,
        List<Point> data) {
    static AdminMeasure of(String key, Measure measure) {
        return new AdminMeasure(
                key,
                null,
                Long.toString(measure.total()),
                null,
                Long.toString(measure.previous()),
                points(measure.byDay()));
    }

    /** Of another server: without the days before. */
    static AdminMeasure ofServer(String key, Measure measure) {
        return new AdminMeasure(key, null, Long.toString(measure.total()), null, null, points(measure.byDay()));
    }

    /** Bytes of another server. */
    static AdminMeasure ofServerInBytes(String key, Measure measure) {
        return new AdminMeasure(
                key,
                "bytes",
                Long.toString(measure.total()),
                HumanSize.of(measure.total()),
                null,
                points(measure.byDay()));
    }

    static String midnight(LocalDate day) {
        return Times.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static List<Point> points(List<Measure.OfDay> days) {
        return days.stream()
                .map(day -> new Point(midnight(day.day()), Long.toString(day.number())))
                .toList();
    }

    /** One day. */
    record Point(String date, String value) {}
}
