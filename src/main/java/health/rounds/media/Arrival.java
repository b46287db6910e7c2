package health.rounds.media;

import health.rounds.dicom.DicomFile;
import health.rounds.video.Videos;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a file is by its first bytes; a name or a declared type is never asked. */
enum Arrival {
    PICTURE,
    /** DICOM. */
    SCAN,
    VIDEO;

    /** As many as it takes to tell. */
    private static final int HEAD = 160;

    /** A picture wins over the others, so that nothing hides behind its beginning. */
    static Arrival of(byte[] head) {
        if (Format.isKnown(head)) {
            return PICTURE;
        }
        if (DicomFile.looksLike(head)) {
            return SCAN;
        }
        return Videos.looksLike(head) ? VIDEO : PICTURE;
    }

    /** Looks at the beginning of what is still to be read. */
    static Arrival of(BufferedInputStream bytes) {
        try {
            bytes.mark(HEAD);
            byte[] head = bytes.readNBytes(HEAD);
            bytes.reset();
            return of(head);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
