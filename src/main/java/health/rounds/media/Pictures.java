package health.rounds.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * From the bytes that somebody sent to the files that Rounds serves.
 *
 * <p>Nothing of the sent file survives but its pixels: it is taken apart, decoded, converted to sRGB, turned upright, scaled and written
 * anew. So no EXIF, GPS, serial number, XMP, IPTC, colour profile, embedded thumbnail, comment or second file behind the picture can
 * get through, known to us or not.
 */
final class Pictures {
    /** Pixels of the picture that is blurred. */
    private static final int BLUR_PIXELS = 64 * 64;

    private final MediaLimits limits;
    private final Decoder decoder;

    Pictures(MediaLimits limits) {
        this.limits = limits;
        this.decoder = new Decoder(limits);
    }

    /** What a post shows. */
    Renditions develop(byte[] file) throws Refusal {
        return refusingWhatBreaks(() -> {
            Source source = Format.of(file).read(file);
            BufferedImage full = upright(source);
            BufferedImage small = scaled(full, limits.smallPixels());
            Rendition large = Encoder.encode(full, source.format().lossless());
            Rendition little = small.equals(full) ? large : Encoder.encode(small, large.type() == Rendition.Type.PNG);
            return new Renditions(large, little, Blurhash.of(scaled(small, BLUR_PIXELS)));
        });
    }

    /** What a profile shows: the middle of the picture in exactly the size of its kind. */
    Rendition crop(byte[] file, ProfilePicture kind) throws Refusal {
        return refusingWhatBreaks(() -> {
            Source source = Format.of(file).read(file);
            BufferedImage picture = upright(source);
            BufferedImage cropped = Thumbnails.of(picture)
                    .crop(Positions.CENTER)
                    .size(kind.width(), kind.height())
                    .imageType(picture.getType())
                    .asBufferedImage();
            return Encoder.encode(cropped, source.format().lossless());
        });
    }

    /** Scaled first, because turning a large picture takes its memory twice. */
    private BufferedImage upright(Source source) throws Refusal, IOException {
        return Upright.of(scaled(decoder.decode(source), limits.keptPixels()), source.orientation());
    }

    /** The picture itself, or a smaller one of the same shape. */
    private static BufferedImage scaled(BufferedImage image, long pixels) throws IOException {
        long present = (long) image.getWidth() * image.getHeight();
        if (present <= pixels) {
            return image;
        }
        double factor = Math.sqrt((double) pixels / present);
        int width = Math.max(1, (int) (image.getWidth() * factor));
        int height = Math.max(1, (int) (image.getHeight() * factor));
        return Thumbnails.of(image)
                .forceSize(width, height)
                .imageType(image.getType())
                .asBufferedImage();
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws Refusal, IOException;
    }

    private static <T> T refusingWhatBreaks(Work<T> work) throws Refusal {
        try {
            return work.run();
        } catch (IOException | RuntimeException broken) {
            // Decoders answer hostile bytes with every kind of exception.
            throw Refusal.damaged(broken);
        } catch (OutOfMemoryError full) {
            throw new Refusal(
                    "This picture is too large for this server at the moment. Please send a smaller one.", full);
        }
    }
}
