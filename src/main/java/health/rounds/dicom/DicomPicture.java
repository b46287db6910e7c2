package health.rounds.dicom;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may leave a DICOM file: a rendered picture, a few words that the standard defines, and the names of what stays behind.
 *
 * @param image eight bits of RGB; text that the device burned in is still there
 * @param frame which one it shows, from 1
 * @param frames how many the file has
 * @param modality in plain words, "X-ray"
 * @param bodyPart "chest"
 * @param view "PA view"
 * @param side "left"
 * @param dropped the attributes that could have identified somebody, without their values
 */
public record DicomPicture(
        BufferedImage image,
        int frame,
        int frames,
        Optional<String> modality,
        Optional<String> bodyPart,
        Optional<String> view,
        Optional<String> side,
        List<Dropped> dropped) {
    public DicomPicture {
        dropped = List.copyOf(dropped);
    }

    /** The words in one line, "X-ray, left hand, AP view": a start for a description; empty where the file says nothing that is known. */
    public String description() {
        Optional<String> part =
                bodyPart.map(name -> side.map(word -> word + " ").orElse("") + name);
        return Stream.of(modality, part.or(() -> side), view)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
