package health.rounds.media;

import health.rounds.accounts.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * An uploaded picture or video.
 *
 * @param mimeType of the file that is served, which was made here
 * @param width pixels of {@code file}
 * @param height pixels of {@code file}
 * @param blurhash the picture in 36 characters (github.com/woltapp/blurhash)
 * @param altText plain text; empty for none
 * @param file name below /media/, url-safe and random; of a picture on another server its https address
 * @param smallFile the small rendition; the same as {@code file} where that is small already
 * @param attached whether it belongs to a post
 * @param motion of a video
 */
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
        boolean attached,
        Optional<Motion> motion) {
    /** What it is. */
    public enum Kind {
        PHOTO,
        VIDEO
    }

    /** The same picture with other words, and perhaps another focus. */
    Media described(String newAltText, Optional<Focus> newFocus) {
        return new Media(
                id,
                owner,
                kind,
                mimeType,
                width,
                height,
                smallWidth,
                smallHeight,
                blurhash,
                newAltText,
                newFocus,
                file,
                smallFile,
                attached,
                motion);
    }

    /** The same picture with other covers. */
    Media printed(Print print, String newFile, String newSmallFile) {
        return new Media(
                id,
                owner,
                kind,
                print.full().type().mimeType(),
                print.full().width(),
                print.full().height(),
                print.small().width(),
                print.small().height(),
                print.blurhash(),
                altText,
                focus,
                newFile,
                newSmallFile,
                attached,
                motion);
    }

    /** Whether it lies on another server. */
    public boolean isElsewhere() {
        return isAddress(file);
    }

    /** Whether what stands for a file is an address on another server. */
    static boolean isAddress(String file) {
        return file.startsWith("https://");
    }

    /** The files of ours that everybody may see. */
    List<String> files() {
        if (isElsewhere()) {
            return List.of();
        }
        return file.equals(smallFile) ? List.of(file) : List.of(file, smallFile);
    }
}
