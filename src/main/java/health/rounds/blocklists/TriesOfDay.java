package health.rounds.blocklists;

import java.time.LocalDate;

/** How often somebody tried to join on one day (UTC), and from how many network addresses. */
public record TriesOfDay(LocalDate day, long tries, long addresses) {}
