package health.rounds.guard;

import health.rounds.sight.Box;
import health.rounds.sight.Face;
import health.rounds.sight.Line;
import health.rounds.sight.Seen;
import health.rounds.sight.Sight;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Screens pictures for anything that could identify a patient, before they become public: writing and faces.
 *
 * <p>First {@link #look}, then {@link #cover} what was found, then {@link #clear} the files that were made of the covered picture. The guard keeps
 * nothing, and may be used by many threads at once.
 */
@Component
public final class PictureGuard {
    private final Guard guard;
    private final Sight sight;
    private final RuleBook rules = new RuleBook();

    public PictureGuard(Guard guard, Sight sight) {
        this.guard = guard;
        this.sight = sight;
    }

    /**
     * What could identify a patient in a picture that stands upright; boxes are in its pixels.
     *
     * @throws health.rounds.sight.SightFailed when the picture could not be looked at; then it may not be published
     * @throws GuardFailed when screening did not come to an end; then it may not be published
     */
    public List<PictureFinding> look(BufferedImage picture, Author author) {
        return findings(sight.look(picture), author);
    }

    /** The same for a picture in which any face may be seen: a member's own; throws as {@link #look} does. */
    public List<PictureFinding> read(BufferedImage picture, Author author) {
        return findings(new Seen(sight.read(picture), List.of()), author);
    }

    /** What could identify a patient in what was seen. */
    List<PictureFinding> findings(Seen seen, Author author) {
        List<PictureFinding> findings = new ArrayList<>(inText(seen.lines(), author));
        for (Face face : seen.faces()) {
            findings.add(
                    face.eyesBarred()
                            ? finding(face.box(), PictureFinding.Kind.EYE_BAR, Level.BLOCK, "picture.eye-bar")
                            : finding(face.box(), PictureFinding.Kind.FACE, Level.ASK, "picture.face"));
        }
        return findings;
    }

    private List<PictureFinding> inText(List<Line> lines, Author author) {
        PictureText text = new PictureText(lines);
        Verdict verdict = guard.screen(Submission.of(new Part(Field.PICTURE_TEXT, text.joined())), author);
        List<PictureFinding> findings = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            if (finding.action().compareTo(Level.ASK) >= 0) {
                for (Box box : text.boxes(finding.start(), finding.end())) {
                    findings.add(finding(
                            box,
                            PictureFinding.Kind.TEXT,
                            finding.action(),
                            finding.rule().id()));
                }
            }
        }
        return PictureText.oneForEachBox(findings);
    }

    private PictureFinding finding(Box box, PictureFinding.Kind kind, Level action, String rule) {
        Rule found = rules.rule(rule);
        return new PictureFinding(box, kind, found.type(), action, rule, found.title(), found.explanation());
    }

    /** The same picture with these places covered for good; the given one stays as it is. */
    public BufferedImage cover(BufferedImage picture, List<Cover> covers) {
        return CoverPainter.paint(picture, covers);
    }

    /**
     * Clears the files that were made of a covered picture.
     *
     * @param covered the picture of which the files were made
     * @param covers all of what was found in it, less what the author may show
     * @throws IllegalArgumentException where something under a cover can still be seen: a mistake of the caller
     */
    public PictureClearance clear(BufferedImage covered, List<Cover> covers, List<byte[]> files) {
        for (Cover cover : covers) {
            if (!CoverPainter.isHidden(covered, cover)) {
                throw new IllegalArgumentException("a place that is not covered: " + cover.box());
            }
        }
        return new PictureClearance(files, guard.ruleSet(), sight.version());
    }
}
