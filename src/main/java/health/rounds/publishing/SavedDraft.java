package health.rounds.publishing;

import health.rounds.posts.Draft;
import java.time.Instant;

/** An unfinished post that only its author can see. */
public record SavedDraft(long id, Draft draft, Instant savedAt) {}
