package health.rounds.video;

import health.rounds.platform.DataFile;
import java.util.Properties;

/**
 * What a video may be, and what is made of it; read from {@code data/media-limits.properties}, which names the source.
 *
 * @param bytes the largest file
 * @param seconds the longest
 * @param pixels of a frame, the most
 * @param frameRate frames a second, the most
 * @param keptPixels of a frame; a larger one is scaled down to this many
 * @param keptFrameRate frames a second; of a faster one some are left out
 * @param stills how many pictures of it are looked at, the most
 */
public record VideoLimits(
        long bytes, int seconds, long pixels, int frameRate, long keptPixels, int keptFrameRate, int stills) {
    public static VideoLimits load() {
        Properties file = DataFile.properties("media-limits.properties");
        return new VideoLimits(
                number(file, "video-bytes"),
                (int) number(file, "video-seconds"),
                number(file, "video-pixels"),
                (int) number(file, "video-frame-rate"),
                number(file, "video-kept-pixels"),
                (int) number(file, "video-kept-frame-rate"),
                (int) number(file, "video-stills"));
    }

    private static long number(Properties file, String key) {
        return Long.parseLong(file.getProperty(key));
    }
}
