package health.rounds.dicom;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;

/** From a frame's samples to a picture as a viewer shows it. */
final class Rendering {
    /** Beyond this, a pixel's shape is a mistake in the file. */
    private static final double MOST_STRETCH = 8;

    private final DataSet set;
    private final PixelFormat format;

    Rendering(DataSet set, PixelFormat format) {
        this.set = set;
        this.format = format;
    }

    /** Always {@link BufferedImage#TYPE_INT_RGB}. */
    BufferedImage of(Frame frame, int index, long mostPixels) throws DicomRefusal {
        BufferedImage image = new BufferedImage(format.width(), format.height(), BufferedImage.TYPE_INT_RGB);
        if (format.photometric().grey()) {
            grey(frame, index, image);
        } else if (format.photometric() == PixelFormat.Photometric.PALETTE_COLOR) {
            palette(frame, image);
        } else {
            colour(frame, image);
        }
        return square(image, mostPixels);
    }

    private void grey(Frame frame, int index, BufferedImage image) {
        byte[] shades = new GreyScale(set, format, index).shades(frame.samples());
        fill(image, i -> (shades[frame.samples()[i]] & 0xff) * 0x010101);
    }

    private void palette(Frame frame, BufferedImage image) throws DicomRefusal {
        LookUp[] colours = new LookUp[3];
        for (int band = 0; band < 3; band++) {
            Optional<LookUp> one = LookUp.of(set, Tag.RED_DESCRIPTOR + band, Tag.RED_DATA + band, format.signed());
            colours[band] = one.orElseThrow(() -> DicomRefusal.unreadable("colours with a palette of a rare kind"));
        }
        fill(image, i -> {
            int rgb = 0;
            for (LookUp colour : colours) {
                int entry = colour.at(format.value(frame.samples()[i]));
                rgb = rgb << 8 | (colour.bits() > 8 ? entry >> (colour.bits() - 8) : entry & 0xff);
            }
            return rgb;
        });
    }

    private void colour(Frame frame, BufferedImage image) {
        int most = (1 << format.stored()) - 1;
        char[] samples = frame.samples();
        fill(image, i -> {
            int a = samples[3 * i] * 255 / most;
            int b = samples[3 * i + 1] * 255 / most;
            int c = samples[3 * i + 2] * 255 / most;
            return switch (frame.space()) {
                case DIRECT -> a << 16 | b << 8 | c;
                case YBR -> rgb(a, b - 128, c - 128, 1);
                case YBR_PARTIAL -> rgb((a - 16) * 255 / 219.0, b - 128, c - 128, 255 / 224.0);
            };
        });
    }

    /** PS3.3, C.7.6.3.1.2: the inverse of the equations given there. */
    private static int rgb(double y, int cb, int cr, double range) {
        int red = eightBits(y + 1.402 * range * cr);
        int green = eightBits(y - 0.344136 * range * cb - 0.714136 * range * cr);
        int blue = eightBits(y + 1.772 * range * cb);
        return red << 16 | green << 8 | blue;
    }

    private static int eightBits(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }

    @FunctionalInterface
    private interface Colouring {
        int of(int pixel);
    }

    private void fill(BufferedImage image, Colouring colouring) {
        int[] row = new int[format.width()];
        for (int y = 0; y < format.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = colouring.of(y * row.length + x);
            }
            image.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    /** Stretches what was taken with pixels that are not square: an ellipse must not be taken for a finding. */
    private BufferedImage square(BufferedImage image, long mostPixels) {
        double ratio = pixelHeight();
        int width = image.getWidth();
        int height = image.getHeight();
        if (ratio > 1) {
            height = (int) Math.round(height * ratio);
        } else {
            width = (int) Math.round(width / ratio);
        }
        if ((width == image.getWidth() && height == image.getHeight()) || (long) width * height > mostPixels) {
            return image;
        }
        BufferedImage stretched = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = stretched.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return stretched;
    }

    /** A pixel's height by its width (PS3.3, C.7.6.3.1.7), from the ratio or from the spacing. */
    private double pixelHeight() {
        int tag = set.has(Tag.ASPECT) ? Tag.ASPECT : Tag.PIXEL_SPACING;
        double vertical = set.decimal(tag, 0).orElse(1);
        double horizontal = set.decimal(tag, 1).orElse(vertical);
        double ratio = vertical / horizontal;
        return ratio >= 1 / MOST_STRETCH && ratio <= MOST_STRETCH ? ratio : 1;
    }
}
