package health.rounds.media;

import health.rounds.accounts.AccountId;
import java.util.Optional;

/** An uploaded picture. */
public record Media(
        MediaId id,
        AccountId owner,
        Kind kind,
        String mimeType,
        int width,
        int height,
        int smallWidth,
        int smallHeight,
        String blurhash,
        String altText,
        Optional<Focus> focus,
        String file,
        String smallFile,
        boolean attached) {
    /** What it is. */
    public enum Kind {
        PHOTO
    }
}
