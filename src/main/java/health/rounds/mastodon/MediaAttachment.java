package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.rounds.media.Media;
import health.rounds.media.Motion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** MediaAttachment, as in Mastodon's documentation. */
record MediaAttachment(
        String id,
        String type,
        String url,
        String previewUrl,
        @Nullable String remoteUrl,
        @Nullable String previewRemoteUrl,
        @Nullable String textUrl,
        Meta meta,
        @Nullable String description,
        String blurhash) {

    static MediaAttachment of(Media media, Addresses addresses) {
        return new MediaAttachment(
                media.id().toString(),
                switch (media.kind()) {
                    case PHOTO -> "image";
                    case VIDEO -> "video";
                },
                addresses.media(media.file()),
                addresses.media(media.smallFile()),
                media.isElsewhere() ? media.file() : null,
                null,
                null,
                Meta.of(media),
                media.altText().isEmpty() ? null : media.altText(),
                media.blurhash());
    }

    /**
     * What is known of the picture or video; a focus only where one was set, as in Mastodon. Of a video its sizes stand here once more, and how
     * long it runs: {@code length} for people, {@code duration} in seconds.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Meta(
            @Nullable String length,
            @Nullable Double duration,
            @Nullable Double fps,
            @Nullable String size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double aspect,
            Size original,
            Size small,
            @Nullable Point focus) {
        static Meta of(Media media) {
            Size small = Size.of(media.smallWidth(), media.smallHeight());
            Point focus =
                    media.focus().map(point -> new Point(point.x(), point.y())).orElse(null);
            Size shown = Size.of(media.width(), media.height());
            return media.motion()
                    .map(motion -> new Meta(
                            length(motion.length()),
                            motion.length().toMillis() / 1000.0,
                            motion.frameRate(),
                            shown.size(),
                            shown.width(),
                            shown.height(),
                            shown.aspect(),
                            Size.of(media.width(), media.height(), motion),
                            small,
                            focus))
                    .orElseGet(() -> new Meta(null, null, null, null, null, null, null, shown, small, focus));
        }

        private static String length(Duration length) {
            return "%d:%02d:%02d.%02d"
                    .formatted(
                            length.toHours(),
                            length.toMinutesPart(),
                            length.toSecondsPart(),
                            length.toMillisPart() / 10);
        }
    }

    /** Pixels; of a video also frames a second, as a fraction, and seconds. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Size(
            int width,
            int height,
            @Nullable String size,
            @Nullable Double aspect,
            @Nullable String frameRate,
            @Nullable Double duration) {
        static Size of(int width, int height) {
            return new Size(width, height, width + "x" + height, height == 0 ? 1 : (double) width / height, null, null);
        }

        static Size of(int width, int height, Motion motion) {
            String rate = Math.round(motion.frameRate() * 1000) + "/1000";
            return new Size(width, height, null, null, rate, motion.length().toMillis() / 1000.0);
        }
    }

    /** From -1 to 1, the middle is (0, 0). */
    record Point(double x, double y) {}
}
