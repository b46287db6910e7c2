package health.rounds.guard;

import java.util.List;

/**
 * A span that a detector points at, before anyone asks whether a patient is talked about.
 *
 * @param start first character in the normalised text
 * @param end one past the last
 * @param rule id in the rule book
 * @param suggestion what to write instead; empty means leave it out
 */
record Candidate(int start, int end, String rule, Basis basis, String suggestion) {
    /** What makes a candidate a finding, strongest first. */
    enum Basis {
        /** Identifies by itself, whatever the rest says. */
        CERTAIN,
        /** A hard identifier as soon as a patient is talked about; its own cue outweighs a look-alike such as an eponym. */
        CUED,
        /** A hard identifier as soon as a patient is talked about, unless it also means something harmless. */
        CLINICAL,
        /** In a patient's story probably a name: the author is asked. */
        POSSIBLE,
        /** Identifies in combination only. */
        SOFT
    }

    /** Adds one for each hit. */
    static void each(Scan.Hits hits, String rule, Basis basis, String suggestion, List<Candidate> found) {
        while (hits.find()) {
            found.add(new Candidate(hits.start(), hits.end(), rule, basis, suggestion));
        }
    }

    boolean overlaps(Candidate other) {
        return start < other.end && other.start < end;
    }
}
