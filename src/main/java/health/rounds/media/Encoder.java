package health.rounds.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes pixels, and nothing but pixels, as files. */
final class Encoder {
    private static final float QUALITY = 0.88f;

    /** For what is decoded and written once more. */
    private static final float QUALITY_OF_ORIGINALS = 0.95f;

    /** A drawing or a screen picture stays below; a photograph as PNG does not, and is better off as JPEG. */
    private static final int LARGEST_OPAQUE_PNG = 1 << 20;

    /** Beyond this, transparency is not worth what everybody has to load. */
    private static final int LARGEST_PNG = 6 << 20;

    private Encoder() {}

    /** A JPEG for photographs, a PNG where there is transparency or the source was lossless and stays small. */
    static Rendition encode(BufferedImage image, boolean lossless) throws IOException {
        return encode(image, lossless, QUALITY);
    }

    /** The same, with next to nothing lost. */
    static Rendition original(BufferedImage image, boolean lossless) throws IOException {
        return encode(image, lossless, QUALITY_OF_ORIGINALS);
    }

    private static Rendition encode(BufferedImage image, boolean lossless, float quality) throws IOException {
        boolean transparent = hasTransparency(image);
        if (transparent || lossless) {
            byte[] png = write(transparent ? image : onWhite(image), "png", quality);
            if (png.length <= (transparent ? LARGEST_PNG : LARGEST_OPAQUE_PNG)) {
                return new Rendition(png, Rendition.Type.PNG, image.getWidth(), image.getHeight());
            }
        }
        return new Rendition(
                write(onWhite(image), "jpeg", quality), Rendition.Type.JPEG, image.getWidth(), image.getHeight());
    }

    private static boolean hasTransparency(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return false;
        }
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 0xff) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BufferedImage onWhite(BufferedImage image) {
        if (!image.getColorModel().hasAlpha()) {
            return image;
        }
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return opaque;
    }

    private static byte[] write(BufferedImage image, String format, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), format)
                .next();
        ByteArrayOutputStream file = new ByteArrayOutputStream(image.getWidth() * image.getHeight() / 4 + 1024);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            if (format.equals("jpeg")) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(quality);
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }
}
