package health.rounds.web;

import health.rounds.media.InFile;
import health.rounds.media.Media;
import health.rounds.media.PictureBox;
import health.rounds.media.PictureReview;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A picture in the composer, with what is covered in it and why. */
public record PhotoView(PictureReview review) {
    public Media media() {
        return review.media();
    }

    public long id() {
        return media().id().value();
    }

    /** Whether covers may still be changed. */
    public boolean isOpen() {
        return review.open();
    }

    public List<PictureBox> boxes() {
        return review.boxes();
    }

    /** What was found, without what the author drew. */
    public List<PictureBox> found() {
        return boxes().stream()
                .filter(box -> box.kind() != PictureBox.Kind.DRAWN)
                .toList();
    }

    public List<PictureBox> drawn() {
        return boxes().stream()
                .filter(box -> box.kind() == PictureBox.Kind.DRAWN)
                .toList();
    }

    /** How a box stands in a form. */
    public static String fields(PictureBox box) {
        return "%d,%d,%d,%d"
                .formatted(
                        box.box().x(),
                        box.box().y(),
                        box.box().width(),
                        box.box().height());
    }

    /** How many places are covered, and that nobody else sees them. */
    public String summary() {
        long hidden = review.hidden();
        boolean moves = media().kind() == Media.Kind.VIDEO;
        String covered = hidden == 0
                ? "Nothing in this " + (moves ? "video" : "picture") + " is covered."
                : Words.count(hidden, "place is", "places are") + " covered in what everybody sees.";
        return moves ? covered + " Its sound was removed." : covered;
    }

    /** What the file said besides its pixels. */
    public String removed() {
        if (review.inFile().isEmpty()) {
            return "The file said nothing about place, time or camera.";
        }
        String kinds = review.inFile().stream()
                .sorted(Comparator.naturalOrder())
                .map(PhotoView::word)
                .collect(Collectors.joining(", "));
        return "Removed from the file: " + kinds + ".";
    }

    private static String word(InFile kind) {
        return switch (kind) {
            case PLACE -> "place (GPS)";
            case CAMERA -> "camera model";
            case SERIAL_NUMBER -> "serial number";
            case TIME -> "date and time";
            case NAME -> "a name";
            case WORDS -> "a description";
            case THUMBNAIL -> "a small copy of the picture";
        };
    }

    /** The sign beside a found place. */
    public static String icon(PictureBox box) {
        return switch (box.kind()) {
            case TEXT -> box.mayBeShown() ? "question-circle" : "exclamation-octagon";
            case FACE -> "person-circle";
            case DRAWN -> "pencil-square";
        };
    }

    /** Its class in the style sheet. */
    public static String style(PictureBox box) {
        return (box.hidden() ? "hidden " : "shown ")
                + (box.mayBeShown() ? "open " : "fixed ")
                + box.kind().name().toLowerCase(Locale.ROOT);
    }

    /** Where it stands, for whoever cannot see it. */
    public String place(PictureBox box) {
        return "%d %% from the left, %d %% from the top"
                .formatted(
                        100L * box.box().x() / media().width(), 100L * box.box().y() / media().height());
    }
}
