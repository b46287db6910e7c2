package health.rounds.media;

import health.rounds.dicom.DicomFile;
import health.rounds.dicom.DicomPicture;
import health.rounds.dicom.DicomRefusal;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Optional;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/**
 * From the bytes that somebody sent to the files that Rounds serves.
 *
 * <p>Nothing of the sent file survives but its pixels: it is taken apart, decoded, converted to sRGB, turned upright, scaled, covered where
 * the guard says so ({@link Retoucher}) and written anew. So no EXIF, GPS, serial number, XMP, IPTC, colour profile, embedded thumbnail, comment or second file behind the picture can
 * get through, known to us or not.
 */
final class Pictures {
    /** Pixels of the picture that is blurred. */
    private static final int BLUR_PIXELS = 64 * 64;

    private final MediaLimits limits;
    private final Decoder decoder;
    private final DicomFile dicom;

    Pictures(MediaLimits limits) {
        this.limits = limits;
        this.decoder = new Decoder(limits);
        this.dicom = new DicomFile(limits.pixels(), limits.side());
    }

    /** The pixels of a file. */
    Negative negative(byte[] file) throws Refusal {
        return refusingWhatBreaks(() -> {
            if (Arrival.of(file) == Arrival.SCAN) {
                return scanned(file);
            }
            Source source = Format.of(file).read(file);
            return new Negative(withoutHidden(upright(source)), source.format().lossless(), Optional.empty());
        });
    }

    /** A DICOM file's picture; the file itself goes no further. */
    private Negative scanned(byte[] file) throws Refusal, IOException {
        try {
            DicomPicture picture = dicom.read(file);
            return new Negative(scaled(picture.image(), limits.keptPixels()), true, Optional.of(ScanFacts.of(picture)));
        } catch (DicomRefusal refusal) {
            throw new Refusal(refusal.reason(), refusal);
        }
    }

    /** The middle of a picture in exactly the size of its kind. */
    BufferedImage cropped(Negative negative, ProfilePicture kind) throws IOException {
        return Thumbnails.of(negative.picture())
                .crop(Positions.CENTER)
                .size(kind.width(), kind.height())
                .imageType(negative.picture().getType())
                .asBufferedImage();
    }

    /** The picture itself, or one of the same shape that is no wider and no higher than this. */
    BufferedImage within(Negative negative, int side) throws IOException {
        BufferedImage picture = negative.picture();
        return Math.max(picture.getWidth(), picture.getHeight()) <= side
                ? picture
                : Thumbnails.of(picture)
                        .size(side, side)
                        .imageType(picture.getType())
                        .asBufferedImage();
    }

    /** The picture for lists; the same where that is small already. */
    BufferedImage small(BufferedImage picture) throws IOException {
        return scaled(picture, limits.smallPixels());
    }

    String blurhash(BufferedImage small) throws IOException {
        return Blurhash.of(scaled(small, BLUR_PIXELS));
    }

    /** What is wholly transparent has colours all the same, and could hold a name that nobody sees until somebody does. */
    private static BufferedImage withoutHidden(BufferedImage picture) {
        if (picture.getColorModel().hasAlpha()) {
            int[] row = new int[picture.getWidth()];
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.getRGB(0, y, row.length, 1, row, 0, row.length);
                for (int x = 0; x < row.length; x++) {
                    row[x] = row[x] >>> 24 == 0 ? 0 : row[x];
                }
                picture.setRGB(0, y, row.length, 1, row, 0, row.length);
            }
        }
        return picture;
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
            throw Refusal.tooLargeNow(full);
        }
    }
}
