package health.rounds.sight;

import health.rounds.platform.DataFile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The front door: reads the text in a picture and sees the faces.
 *
 * <p>The models are read when the first picture comes and shared by all threads; the work is done on the thread that asks, one core
 * for about a second or two. Nothing is kept, and nothing leaves the machine.
 */
@Component
public final class Sight {
    /** Lines that are read less surely than this are no text. */
    private static final double LEGIBLE = 0.5;

    /** A page of a book has fifty; more than this takes too long to read. */
    private static final int MOST_LINES = 400;

    private final String version =
            DataFile.properties("sight-models.properties").getProperty("version");

    private @Nullable Models models;

    /**
     * What can be read and seen in a picture that stands upright.
     *
     * @throws SightFailed when the picture cannot be looked at; then it may not be published
     */
    public Seen look(BufferedImage picture) {
        return new Seen(read(picture), new FaceFinder(models().faceFinder()).find(Pixels.of(picture)));
    }

    /** The text alone, in half the time; throws as {@link #look} does. */
    public List<Line> read(BufferedImage picture) {
        return lines(picture, Pixels.of(picture), models());
    }

    /** Names the models, as a clearance quotes them. */
    public String version() {
        return version;
    }

    private static List<Line> lines(BufferedImage picture, Pixels pixels, Models models) {
        List<Quad> quads = new TextFinder(models.textFinder()).find(picture);
        if (quads.size() > MOST_LINES) {
            throw new SightFailed(
                    "There is more text in this picture than can be checked (%d lines; %d is the most). Please cut out the part that matters."
                            .formatted(quads.size(), MOST_LINES));
        }
        TextReader reader = new TextReader(models.textReader(), models.alphabet());
        List<Line> lines = new ArrayList<>();
        for (Quad quad : quads) {
            TextReader.Read read = reader.read(pixels, quad);
            if (!read.text().isEmpty() && read.confidence() >= LEGIBLE) {
                lines.add(new Line(
                        quad.box().within(picture.getWidth(), picture.getHeight()), read.text(), read.confidence()));
            }
        }
        lines.sort(Comparator.comparingInt((Line line) -> line.box().y()));
        return lines;
    }

    private synchronized Models models() {
        if (models == null) {
            models = new Models();
        }
        return models;
    }
}
