package health.rounds.media;

import health.rounds.platform.DataFile;
import health.rounds.video.VideoLimits;
import health.rounds.video.Videos;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

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
 * @param scanBytes the largest DICOM file
 * @param video empty where no video is taken
 */
public record MediaLimits(
        long bytes,
        long scanBytes,
        long pixels,
        int side,
        int altTextCharacters,
        int picturesPerPost,
        long keptPixels,
        long smallPixels,
        Duration unattached,
        Optional<VideoLimits> video) {
    /** A decoded pixel takes three or four bytes, and four more as sRGB; the rest is for what is made of it. */
    private static final int MEMORY_PER_PIXEL = 10;

    /** Those of pictures; video is added where it can be taken. */
    public static MediaLimits load() {
        Properties file = DataFile.properties("media-limits.properties");
        return new MediaLimits(
                number(file, "bytes"),
                number(file, "dicom-bytes"),
                Math.min(number(file, "pixels"), Runtime.getRuntime().maxMemory() / 2 / MEMORY_PER_PIXEL),
                Math.toIntExact(number(file, "side")),
                Math.toIntExact(number(file, "alt-text-characters")),
                Math.toIntExact(number(file, "pictures-per-post")),
                number(file, "kept-pixels"),
                number(file, "small-pixels"),
                Duration.ofHours(number(file, "unattached-hours")),
                Optional.empty());
    }

    /** The same, and video if it can be taken. */
    MediaLimits with(Videos videos) {
        return new MediaLimits(
                bytes,
                scanBytes,
                pixels,
                side,
                altTextCharacters,
                picturesPerPost,
                keptPixels,
                smallPixels,
                unattached,
                videos.available() ? Optional.of(videos.limits()) : Optional.empty());
    }

    /** What may be uploaded, recognised by content. */
    public List<String> mimeTypes() {
        List<String> pictures = List.of("image/jpeg", "image/png", "image/gif", "image/webp", "application/dicom");
        List<String> videos = video.isPresent() ? List.of("video/mp4", "video/quicktime") : List.of();
        return Stream.concat(pictures.stream(), videos.stream()).toList();
    }

    /** The largest file of a kind. */
    long bytes(Arrival kind) {
        return switch (kind) {
            case PICTURE -> bytes;
            case SCAN -> scanBytes;
            case VIDEO -> video.map(VideoLimits::bytes).orElse(0L);
        };
    }

    /** How many of the largest pictures fit into half of the memory at the same time. */
    int atOnce() {
        return Math.max(1, Math.toIntExact(Runtime.getRuntime().maxMemory() / 2 / MEMORY_PER_PIXEL / pixels));
    }

    private static long number(Properties file, String key) {
        return Long.parseLong(file.getProperty(key));
    }
}
