package health.rounds.guard;

import java.util.List;

/** A passage with what the detectors saw in it and no safe span explains. */
record Reading(int part, Passage passage, SafeSpans.Marks marks, List<Candidate> candidates) {}
