package health.rounds.media;

import java.util.List;
import java.util.Set;

/**
 * What its owner is told about a picture.
 *
 * @param inFile what its file said besides the pixels, all of it removed
 * @param open whether covers may still be changed; once it is published, what lies under them is deleted
 */
public record PictureReview(Media media, List<PictureBox> boxes, Set<InFile> inFile, boolean open) {
    public PictureReview {
        boxes = List.copyOf(boxes);
        inFile = Set.copyOf(inFile);
    }

    /** How many places are covered. */
    public long hidden() {
        return boxes.stream().filter(PictureBox::hidden).count();
    }
}
