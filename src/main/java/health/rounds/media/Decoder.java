package health.rounds.media;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns a picture file into sRGB pixels, or refuses it. */
final class Decoder {
    private final MediaLimits limits;

    Decoder(MediaLimits limits) {
        this.limits = limits;
    }

    /**
     * The picture, upright or not, as {@link BufferedImage#TYPE_INT_RGB}, or as TYPE_INT_ARGB where the format has transparency. The header's
     * dimensions are checked before anything is decoded, so that a small file cannot claim all memory.
     */
    BufferedImage decode(Source source) throws Refusal, IOException {
        checkSize(source.width(), source.height());
        return Srgb.of(read(source), source.profile());
    }

    private void checkSize(int width, int height) throws Refusal {
        long pixels = (long) width * height;
        if (pixels > limits.pixels()) {
            throw new Refusal("This picture has %d megapixels; %d is the most."
                    .formatted(Math.ceilDiv(pixels, 1_000_000), limits.pixels() / 1_000_000));
        }
        if (Math.max(width, height) > limits.side()) {
            throw new Refusal("This picture is %,d pixels long on one side; %,d is the most."
                    .formatted(Math.max(width, height), limits.side()));
        }
    }

    private static BufferedImage read(Source source) throws IOException, Refusal {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(source.format().readerName());
        ImageReader reader = readers.next();
        try (ImageInputStream input = new Ending(source.file())) {
            boolean[] early = new boolean[1];
            // libjpeg fills with grey what is missing, and warns (jerror.h, JWRN_HIT_MARKER and JWRN_JPEG_EOF).
            reader.addIIOReadWarningListener((from, warning) ->
                    early[0] |= warning.contains("premature end") || warning.contains("Premature end"));
            reader.setInput(input, false, true);
            // What was checked must be what is decoded.
            if (reader.getWidth(0) != source.width() || reader.getHeight(0) != source.height()) {
                throw Refusal.damaged();
            }
            BufferedImage image = reader.read(0);
            if (early[0]) {
                throw Refusal.endsEarly();
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    /**
     * A file that says for sure that it has ended. The WebP reader takes each missing byte for a 0 and goes on to the last pixel of the size that
     * the header claims, an exception a pixel: minutes for a file of a few bytes.
     */
    private static final class Ending extends MemoryCacheImageInputStream {
        /** Readers look a little ahead. */
        private static final int MOST_BEYOND = 64;

        private int beyond;

        Ending(byte[] file) {
            super(new ByteArrayInputStream(file));
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read < 0 && ++beyond > MOST_BEYOND) {
                throw new IIOException("The picture ends early");
            }
            return read;
        }
    }
}
