package health.rounds.media;

import health.rounds.guard.Finding;
import java.util.List;

/** What became of an upload or of a new description. */
public sealed interface UploadOutcome {
    /** The picture, or its new description, is kept. */
    record Stored(Media media) implements UploadOutcome {}

    /** The description (part 0) or the file name (part 1) would identify a patient; nothing was stored. */
    record Held(List<Finding> findings) implements UploadOutcome {}

    /** The guard needs the author's answer; nothing was stored. */
    record Asked(List<Finding> findings) implements UploadOutcome {}

    /** The file or the description breaks a limit or cannot be read; nothing was stored. The reason is for the reader. */
    record Refused(String reason) implements UploadOutcome {}
}
