package health.rounds.measures;

import health.rounds.measures.MeasureStore.Different;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The front door to numbers over some days; a year at most. */
@Component
public class Measures {
    private final MeasureStore store;

    Measures(MeasureStore store) {
        this.store = store;
    }

    /** Members who were here. */
    public Measure activeMembers(Days days) {
        return different(days, store::activeMembers, store::differentMembers);
    }

    /** Members who joined: confirmed and let in by now. */
    public Measure newMembers(Days days) {
        return summed(days, store::newMembers);
    }

    /** Favourites, boosts and answers. */
    public Measure interactions(Days days) {
        return summed(days, store::interactions);
    }

    /** Reports that members sent in. */
    public Measure openedReports(Days days) {
        return summed(days, store::openedReports);
    }

    /** Reports that moderators closed. */
    public Measure resolvedReports(Days days) {
        return summed(days, store::resolvedReports);
    }

    /** Public posts with a hashtag. */
    public Measure tagUses(String tag, Days days) {
        return summed(days, asked -> store.tagUses(tag, asked));
    }

    /** Those who wrote them. */
    public Measure tagAuthors(String tag, Days days) {
        return different(days, asked -> store.tagAuthors(tag, asked), asked -> store.differentTagAuthors(tag, asked));
    }

    /** Nothing on every day: what there is of other servers while none is known. */
    public Measure ofOtherServers(Days days) {
        return measure(days.atMost(Days.MOST), Map.of(), new Different(0, 0));
    }

    private static Measure summed(Days days, Function<Days, Map<LocalDate, Long>> count) {
        Days previous = days.atMost(Days.MOST).previous();
        Map<LocalDate, Long> counted = count.apply(new Days(previous.first(), days.last()));
        return measure(days, counted, new Different(sum(counted, days), sum(counted, previous)));
    }

    /** Where somebody counts once over all the days, so that days do not add up. */
    private static Measure different(
            Days days, Function<Days, Map<LocalDate, Long>> count, Function<Days, Different> different) {
        return measure(days.atMost(Days.MOST), count.apply(days), different.apply(days));
    }

    private static Measure measure(Days days, Map<LocalDate, Long> counted, Different totals) {
        List<Measure.OfDay> byDay = days.all().stream()
                .map(day -> new Measure.OfDay(day, counted.getOrDefault(day, 0L)))
                .toList();
        return new Measure(totals.now(), totals.before(), byDay);
    }

    private static long sum(Map<LocalDate, Long> counted, Days days) {
        return counted.entrySet().stream()
                .filter(entry -> days.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
