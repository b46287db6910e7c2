package health.rounds.media;

import health.rounds.guard.Clearance;
import health.rounds.guard.Field;
import health.rounds.guard.Part;
import java.util.List;

/** A description that the guard has cleared, perhaps with other texts; rows take no other. */
record Description(String text, List<Part> screened, Clearance clearance) {
    Description {
        if (!clearance.covers(screened) || !screened.contains(new Part(Field.ALT_TEXT, text))) {
            throw new IllegalArgumentException("a description that was not screened");
        }
    }
}
