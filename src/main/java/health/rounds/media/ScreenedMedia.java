package health.rounds.media;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What screening a file on its own came to. */
public sealed interface ScreenedMedia {
    /**
     * It was cleaned.
     *
     * @param findings what is covered in the clean file; boxes in its pixels
     * @param inFile what the file said besides its pixels, none of it in the clean one
     * @param words what a DICOM file may say of its picture; empty for others
     * @param clean the cleaned file
     */
    record Cleaned(List<PictureBox> findings, Set<InFile> inFile, String words, Path clean) implements ScreenedMedia {
        public Cleaned {
            findings = List.copyOf(findings);
            inFile = Set.copyOf(inFile);
        }
    }

    /** Nothing was made of it. The reason is for the reader. */
    record Refused(String reason) implements ScreenedMedia {}
}
