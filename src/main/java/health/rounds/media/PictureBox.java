package health.rounds.media;

import health.rounds.guard.Cover;
import health.rounds.guard.Level;
import health.rounds.guard.PictureFinding;
import health.rounds.sight.Box;

/**
 * A place in a picture that is covered, or was, until the owner said why it may be seen.
 *
 * @param number from 0, in the order in which they were found and drawn
 * @param box in pixels of the picture
 * @param action {@link Level#BLOCK} cannot be taken off
 * @param rule id of the guard's rule; empty for what the owner drew
 * @param title a few words for a list
 * @param explanation one plain sentence
 * @param reason why it may be seen; empty while it is covered
 */
public record PictureBox(
        int number,
        Box box,
        Kind kind,
        Level action,
        String rule,
        String title,
        String explanation,
        boolean hidden,
        String reason) {
    /** Who or what put it there. */
    public enum Kind {
        TEXT,
        FACE,
        DRAWN
    }

    static PictureBox found(int number, PictureFinding finding) {
        return found(number, finding, "");
    }

    /** @param before what the explanation begins with: when it is seen */
    static PictureBox found(int number, PictureFinding finding, String before) {
        Kind kind = finding.kind() == PictureFinding.Kind.TEXT ? Kind.TEXT : Kind.FACE;
        return new PictureBox(
                number,
                finding.box(),
                kind,
                finding.action(),
                finding.rule(),
                finding.title(),
                before + finding.explanation(),
                true,
                "");
    }

    static PictureBox drawn(int number, Box box) {
        return new PictureBox(number, box, Kind.DRAWN, Level.ASK, "", "Your box", "You drew it.", true, "");
    }

    /** Whether the owner may take the cover off, with a reason. */
    public boolean mayBeShown() {
        return kind != Kind.DRAWN && action != Level.BLOCK;
    }

    PictureBox shown(String why) {
        return new PictureBox(number, box, kind, action, rule, title, explanation, false, why);
    }

    PictureBox covered() {
        return new PictureBox(number, box, kind, action, rule, title, explanation, true, "");
    }

    Cover cover() {
        return new Cover(box, kind == Kind.FACE ? Cover.Paint.BLUR : Cover.Paint.SOLID);
    }
}
