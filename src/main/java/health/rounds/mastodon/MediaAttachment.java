package health.rounds.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.rounds.media.Media;
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
                },
                addresses.media(media.file()),
                addresses.media(media.smallFile()),
                null,
                null,
                null,
                new Meta(
                        Size.of(media.width(), media.height()),
                        Size.of(media.smallWidth(), media.smallHeight()),
                        media.focus()
                                .map(focus -> new Point(focus.x(), focus.y()))
                                .orElse(null)),
                media.altText().isEmpty() ? null : media.altText(),
                media.blurhash());
    }

    /** What is known of the picture; a focus only where one was set, as in Mastodon. */
    record Meta(
            Size original,
            Size small,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Point focus) {}

    /** Pixels. */
    record Size(int width, int height, String size, double aspect) {
        static Size of(int width, int height) {
            return new Size(width, height, width + "x" + height, height == 0 ? 1 : (double) width / height);
        }
    }

    /** From -1 to 1, the middle is (0, 0). */
    record Point(double x, double y) {}
}
