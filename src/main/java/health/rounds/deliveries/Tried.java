package health.rounds.deliveries;

import java.time.Duration;
import java.time.Instant;

/** A delivery that was tried: what came of it, when, and how long it took. */
record Tried(Parcel parcel, Pace place, Outcome outcome, Instant at, Duration took) {}
