package health.rounds.video;

import java.nio.file.Path;

/**
 * A picture of a video.
 *
 * @param file a JPEG in the size of the video
 * @param seconds when it is seen
 */
public record Still(Path file, double seconds) {
    /** The time as people write it, "0:04". */
    public String time() {
        long whole = (long) seconds;
        return "%d:%02d".formatted(whole / 60, whole % 60);
    }
}
