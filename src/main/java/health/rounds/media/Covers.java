package health.rounds.media;

import health.rounds.sight.Box;
import health.rounds.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What an owner may do to the covers of a picture. */
final class Covers {
    /** More boxes than anybody draws by hand. */
    private static final int MOST_DRAWN = 40;

    private static final int LONGEST_REASON = 200;

    private Covers() {}

    /** The boxes as they should be. */
    static List<PictureBox> apply(PictureReview review, Covering covering) throws Refusal {
        if (!review.open()) {
            throw tooLate();
        }
        if (covering.drawn().size() > MOST_DRAWN) {
            throw new Refusal("A picture may have %d boxes of yours at most.".formatted(MOST_DRAWN));
        }
        List<PictureBox> boxes = new ArrayList<>();
        for (PictureBox box : review.boxes()) {
            if (box.kind() != PictureBox.Kind.DRAWN) {
                String reason = covering.shown().get(box.number());
                boxes.add(
                        reason == null
                                ? box.covered()
                                : shown(box, Text.clean(reason).strip()));
            }
        }
        for (Box drawn : covering.drawn()) {
            boxes.add(PictureBox.drawn(
                    boxes.size(),
                    drawn.within(review.media().width(), review.media().height())));
        }
        return boxes;
    }

    private static PictureBox shown(PictureBox box, String reason) throws Refusal {
        if (!box.mayBeShown()) {
            throw new Refusal("This stays covered: it would identify a patient. " + box.explanation());
        }
        if (reason.isEmpty()) {
            throw new Refusal(
                    "Please say why this may be seen: whose face it is and that they agreed, or that no patient is meant.");
        }
        if (Text.length(reason) > LONGEST_REASON) {
            throw new Refusal("A reason may have %d characters at most.".formatted(LONGEST_REASON));
        }
        return box.shown(reason);
    }

    static Refusal tooLate() {
        return new Refusal(
                "This picture is published, so its covers can no longer be changed: what lay under them is deleted.");
    }
}
