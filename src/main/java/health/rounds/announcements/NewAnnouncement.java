package health.rounds.announcements;

import java.time.Instant;
import java.util.Optional;

/**
 * An announcement as it is written, before it is screened.
 *
 * @param startsAt when what it speaks of begins; with {@code endsAt} or not at all
 * @param endsAt from then on nobody sees it
 * @param allDay whether only the days of the two count
 */
public record NewAnnouncement(String text, Optional<Instant> startsAt, Optional<Instant> endsAt, boolean allDay) {}
