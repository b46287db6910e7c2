package health.rounds.media;

import health.rounds.platform.DataFile;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * What a picture may be, and what is made of it; read from {@code data/media-limits.properties}, which names the source.
 *
 * @param bytes the largest file
 * @param pixels the most pixels, looked up in the file's header before anything is decoded; less where the JVM has little memory
 * @param side the longest side, in pixels
 * @param altTextCharacters the longest description
 * @param picturesPerPost how many a post shows
 * @param keptPixels a larger picture is scaled down to this many
 * @param smallPixels the size of the small rendition
 * @param unattached how long an upload may wait for its post
 * @param mimeTypes what may be uploaded, recognised by content
 */
public record MediaLimits(
        long bytes,
        long pixels,
        int side,
        int altTextCharacters,
        int picturesPerPost,
        long keptPixels,
        long smallPixels,
        Duration unattached,
        List<String> mimeTypes) {
    /** A decoded pixel takes three or four bytes, and four more as sRGB; the rest is for what is made of it. */
    private static final int MEMORY_PER_PIXEL = 10;

    static MediaLimits load() {
        Properties file = DataFile.properties("media-limits.properties");
        return new MediaLimits(
                number(file, "bytes"),
                Math.min(number(file, "pixels"), Runtime.getRuntime().maxMemory() / 2 / MEMORY_PER_PIXEL),
                Math.toIntExact(number(file, "side")),
                Math.toIntExact(number(file, "alt-text-characters")),
                Math.toIntExact(number(file, "pictures-per-post")),
                number(file, "kept-pixels"),
                number(file, "small-pixels"),
                Duration.ofHours(number(file, "unattached-hours")),
                List.of("image/jpeg", "image/png", "image/gif", "image/webp"));
    }

    /** How many of the largest pictures fit into half of the memory at the same time. */
    int atOnce() {
        return Math.max(1, Math.toIntExact(Runtime.getRuntime().maxMemory() / 2 / MEMORY_PER_PIXEL / pixels));
    }

    private static long number(Properties file, String key) {
        return Long.parseLong(file.getProperty(key));
    }
}
