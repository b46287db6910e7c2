package health.rounds.measures;

import health.rounds.measures.MeasureStore.Different;
import health.rounds.measures.MeasureStore.OfServer;
import health.rounds.media.RemoteFiles;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The front door to numbers over some days; a year at most. */
@Component
public class Measures {
    private final MeasureStore store;
    private final Function<String, List<RemoteFiles.Kept>> copies;

    @Autowired
    Measures(MeasureStore store, RemoteFiles files) {
        this(store, files::keptOf);
    }

    Measures(MeasureStore store, Function<String, List<RemoteFiles.Kept>> copies) {
        this.store = store;
        this.copies = copies;
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

    /** Servers whose people used a hashtag, this one not counted. */
    public Measure tagServers(String tag, Days days) {
        return different(days, asked -> store.tagServers(tag, asked), asked -> store.differentTagServers(tag, asked));
    }

    /** People of another server who became known here. */
    public Measure accountsOf(String domain, Days days) {
        return ofServer(OfServer.ACCOUNTS, domain, days);
    }

    /** Posts of theirs that are kept here. */
    public Measure postsOf(String domain, Days days) {
        return ofServer(OfServer.POSTS, domain, days);
    }

    /** Reports about them. */
    public Measure reportsAbout(String domain, Days days) {
        return ofServer(OfServer.REPORTS, domain, days);
    }

    /** That members began to follow them. */
    public Measure followsTo(String domain, Days days) {
        return ofServer(OfServer.FOLLOWED, domain, days);
    }

    /** That they began to follow members. */
    public Measure followsFrom(String domain, Days days) {
        return ofServer(OfServer.FOLLOWING, domain, days);
    }

    /** Bytes of their pictures and videos of which there is a copy here now, by the day on which it was fetched; copies go after a while. */
    public Measure copiesOf(String domain, Days days) {
        Map<LocalDate, Long> bytes = copies.apply(domain).stream()
                .collect(Collectors.groupingBy(
                        kept -> LocalDate.ofInstant(kept.fetched(), ZoneOffset.UTC),
                        Collectors.summingLong(RemoteFiles.Kept::bytes)));
        return summed(days, asked -> bytes);
    }

    private Measure ofServer(OfServer what, String domain, Days days) {
        return summed(days, asked -> store.ofServer(what, domain, asked));
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
