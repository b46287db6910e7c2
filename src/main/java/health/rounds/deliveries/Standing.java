package health.rounds.deliveries;

import java.time.Instant;
import java.util.Optional;

/** A server's health, and when the first of what waits for it is due; empty where nothing waits. */
record Standing(Health health, Optional<Instant> due) {}
