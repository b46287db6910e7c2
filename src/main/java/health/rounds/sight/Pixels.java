package health.rounds.sight;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * The pixels of a picture, row by row, as {@code 0xRRGGBB}.
 *
 * @param rgb never written to
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and too large to copy
record Pixels(int[] rgb, int width, int height) {
    /** Shares memory with a picture of {@link BufferedImage#TYPE_INT_RGB}. */
    static Pixels of(BufferedImage picture) {
        BufferedImage plain = picture.getType() == BufferedImage.TYPE_INT_RGB
                ? picture
                : drawn(picture, picture.getWidth(), picture.getHeight());
        int[] data = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
        return new Pixels(data, plain.getWidth(), plain.getHeight());
    }

    /** The picture in another size. */
    static Pixels scaled(BufferedImage picture, int width, int height) {
        return width == picture.getWidth() && height == picture.getHeight()
                ? of(picture)
                : of(drawn(picture, width, height));
    }

    private static BufferedImage drawn(BufferedImage picture, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }

    /** One channel between four pixels, weighted by distance; beyond the edge lie the pixels of the edge. */
    float sample(double x, double y, int shift) {
        double left = Math.clamp(x, 0, width - 1.0);
        double top = Math.clamp(y, 0, height - 1.0);
        int x0 = (int) left;
        int y0 = (int) top;
        int x1 = Math.min(x0 + 1, width - 1);
        int y1 = Math.min(y0 + 1, height - 1);
        double across = left - x0;
        double down = top - y0;
        double upper =
                (rgb[y0 * width + x0] >> shift & 0xff) * (1 - across) + (rgb[y0 * width + x1] >> shift & 0xff) * across;
        double lower =
                (rgb[y1 * width + x0] >> shift & 0xff) * (1 - across) + (rgb[y1 * width + x1] >> shift & 0xff) * across;
        return (float) (upper * (1 - down) + lower * down);
    }
}
