package health.rounds.media;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/**
 * Brings decoded pixels of any layout to eight bits of sRGB.
 *
 * <p>Java2D would do it in one call, but it takes every grey picture with transparency for a linear one and brightens it, and asks the colour
 * management for one pixel at a time. So values are copied as they are, and then converted in strips where there is a profile.
 */
final class Srgb {
    private static final int STRIP = 64;

    private Srgb() {}

    /** The same picture in sRGB; {@code profile} is what its file said apart from the pixels. */
    static BufferedImage of(BufferedImage image, Optional<byte[]> profile) throws Refusal {
        ColorModel model = image.getColorModel();
        int components = model.getNumColorComponents();
        if (components != 1 && components != 3) {
            throw Refusal.damaged();
        }
        BufferedImage result = new BufferedImage(
                image.getWidth(),
                image.getHeight(),
                model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        if (model instanceof ComponentColorModel) {
            copySamples(image, result);
        } else {
            copyColours(image, result);
        }
        // A grey profile tells of paper and dot gain, which are of no use on a screen.
        if (components == 3) {
            Optional<ICC_Profile> own = model.getColorSpace() instanceof ICC_ColorSpace space && !space.isCS_sRGB()
                    ? Optional.of(space.getProfile())
                    : profile.flatMap(Srgb::profile);
            own.ifPresent(from -> convert(result.getRaster(), from));
        }
        return result;
    }

    /** Palettes and packed pixels: the colour model knows. */
    private static void copyColours(BufferedImage from, BufferedImage to) {
        int[] row = new int[from.getWidth()];
        for (int y = 0; y < from.getHeight(); y++) {
            from.getRGB(0, y, row.length, 1, row, 0, row.length);
            to.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
    }

    private static void copySamples(BufferedImage from, BufferedImage to) {
        Raster raster = from.getRaster();
        ColorModel model = from.getColorModel();
        int bands = raster.getNumBands();
        boolean grey = model.getNumColorComponents() == 1;
        int most = (1 << model.getComponentSize(0)) - 1;
        int width = from.getWidth();
        int[] samples = new int[width * bands];
        int[] row = new int[width];
        for (int y = 0; y < from.getHeight(); y++) {
            raster.getPixels(0, y, width, 1, samples);
            for (int x = 0; x < width; x++) {
                int i = x * bands;
                int red = eightBits(samples[i], most);
                int green = grey ? red : eightBits(samples[i + 1], most);
                int blue = grey ? red : eightBits(samples[i + 2], most);
                int alpha = model.hasAlpha() ? eightBits(samples[i + bands - 1], most) : 0xff;
                row[x] = alpha << 24 | red << 16 | green << 8 | blue;
            }
            to.setRGB(0, y, width, 1, row, 0, width);
        }
    }

    private static int eightBits(int sample, int most) {
        return most == 0xff ? sample : (int) ((sample * 255L + most / 2) / most);
    }

    private static Optional<ICC_Profile> profile(byte[] bytes) {
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            return profile.getColorSpaceType() == ColorSpace.TYPE_RGB ? Optional.of(profile) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static void convert(WritableRaster raster, ICC_Profile from) {
        ICC_Profile[] way = {from, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
        int[] colours = {0, 1, 2};
        try {
            ColorConvertOp conversion = new ColorConvertOp(way, null);
            for (int y = 0; y < raster.getHeight(); y += STRIP) {
                int rows = Math.min(STRIP, raster.getHeight() - y);
                WritableRaster strip = raster.createWritableChild(0, y, raster.getWidth(), rows, 0, 0, colours);
                WritableRaster converted = conversion.createCompatibleDestRaster(strip);
                strip.setRect(conversion.filter(strip, converted));
            }
        } catch (CMMException | IllegalArgumentException unusable) {
            // A profile that cannot be applied is as good as none: browsers show such pictures as sRGB.
            return;
        }
    }
}
