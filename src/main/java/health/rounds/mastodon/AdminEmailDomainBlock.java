package health.rounds.mastodon;

import health.rounds.blocklists.ListedDomain;
import health.rounds.blocklists.TriesOfDay;
import java.time.ZoneOffset;
import java.util.List;

/** Admin::EmailDomainBlock with its last days, as in Mastodon's documentation. */
record AdminEmailDomainBlock(String id, String domain, String createdAt, List<History> history) {
    static AdminEmailDomainBlock of(ListedDomain entry, List<TriesOfDay> days) {
        return new AdminEmailDomainBlock(
                Long.toString(entry.id()),
                entry.domain().value(),
                Times.of(entry.createdAt()),
                days.stream().map(History::of).toList());
    }

    /** One day: its midnight in seconds since 1970; addresses that tried, and tries, all as strings. */
    record History(String day, String accounts, String uses) {
        static History of(TriesOfDay day) {
            return new History(
                    Long.toString(day.day().atStartOfDay(ZoneOffset.UTC).toEpochSecond()),
                    Long.toString(day.addresses()),
                    Long.toString(day.tries()));
        }
    }
}
