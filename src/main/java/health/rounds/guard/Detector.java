package health.rounds.guard;

import java.util.List;

/** Looks for one family of identifiers in a passage; linear in the passage's length. */
interface Detector {
    List<Candidate> detect(Passage passage);
}
