package health.rounds.guard;

import health.rounds.sight.Box;

/**
 * One place in a picture that could identify a patient, and why.
 *
 * @param box what to cover
 * @param action {@link Level#BLOCK} must stay covered; {@link Level#ASK} is covered until the author says that no patient is meant, or why a
 *     face may be seen
 * @param rule id of the rule in {@code data/guard-rules.json}
 * @param title a few words for a list
 * @param explanation one plain sentence for the author
 */
public record PictureFinding(
        Box box, Kind kind, Type type, Level action, String rule, String title, String explanation) {
    /** What was found there. */
    public enum Kind {
        TEXT,
        FACE,
        /** A face behind a bar over the eyes: no way to hide anybody, so the picture is refused. */
        EYE_BAR
    }
}
