package health.rounds.media;

import health.rounds.guard.Author;
import health.rounds.guard.Level;
import health.rounds.guard.PictureClearance;
import health.rounds.guard.PictureFinding;
import health.rounds.guard.PictureGuard;
import health.rounds.sight.Box;
import health.rounds.sight.SightFailed;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Covers what could identify a patient, before anything is scaled or written, so that nothing of it survives in what is served. */
final class Retoucher {
    private static final Logger log = LoggerFactory.getLogger(Retoucher.class);

    private final PictureGuard guard;
    private final Pictures pictures;

    Retoucher(PictureGuard guard, Pictures pictures) {
        this.guard = guard;
        this.pictures = pictures;
    }

    /** What was found in a picture, all of it covered. */
    List<PictureBox> look(Negative negative, Author author) throws Refusal {
        List<PictureBox> boxes = new ArrayList<>();
        for (PictureFinding finding : findings(negative.picture(), picture -> guard.look(picture, author))) {
            if (finding.kind() == PictureFinding.Kind.EYE_BAR) {
                throw new Refusal(
                        "A bar over the eyes does not hide who somebody is (ICMJE Recommendations). Please send the picture without it; the whole face will be covered.");
            }
            boxes.add(PictureBox.found(boxes.size(), finding));
        }
        return boxes;
    }

    /** The picture for everybody, with these boxes covered. */
    Print print(Negative negative, List<PictureBox> boxes) throws IOException {
        List<PictureBox> hidden = boxes.stream().filter(PictureBox::hidden).toList();
        BufferedImage covered = guard.cover(
                negative.picture(), hidden.stream().map(PictureBox::cover).toList());
        Rendition full = Encoder.encode(covered, negative.lossless());
        BufferedImage little = pictures.small(covered);
        Rendition small = little.equals(covered) ? full : Encoder.encode(little, full.type() == Rendition.Type.PNG);
        PictureClearance clearance = guard.clear(
                covered, hidden.stream().map(PictureBox::cover).toList(), List.of(full.file(), small.file()));
        return new Print(full, small, pictures.blurhash(little), clearance);
    }

    /** A profile picture: what its owner shows of themselves may show their face, but no patient's label. */
    PictureClearance clearProfile(BufferedImage picture, Rendition rendition, Author author) throws Refusal {
        for (PictureFinding finding : findings(picture, shown -> guard.read(shown, author))) {
            if (finding.action() == Level.BLOCK) {
                throw new Refusal(
                        "This picture shows something that could identify a patient. " + finding.explanation());
            }
        }
        return guard.clear(picture, List.of(), List.of(rendition.file()));
    }

    private List<PictureFinding> findings(BufferedImage picture, Function<BufferedImage, List<PictureFinding>> look)
            throws Refusal {
        try {
            if (!picture.getColorModel().hasAlpha()) {
                return look.apply(picture);
            }
            // White writing on nothing is seen on a dark page, black writing on a light one.
            List<PictureFinding> findings = new ArrayList<>(look.apply(on(Color.WHITE, picture)));
            for (PictureFinding finding : look.apply(on(Color.BLACK, picture))) {
                if (findings.stream().noneMatch(other -> isWithin(finding.box(), other.box()))) {
                    findings.add(finding);
                }
            }
            return findings;
        } catch (SightFailed failed) {
            log.error("A picture could not be screened", failed);
            throw new Refusal(String.valueOf(failed.getMessage()));
        }
    }

    private static boolean isWithin(Box inner, Box outer) {
        return outer.shared(inner) == inner.area();
    }

    private static BufferedImage on(Color background, BufferedImage picture) {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, background, null);
        graphics.dispose();
        return opaque;
    }
}
