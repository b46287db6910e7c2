package health.rounds.testkit;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** A grey picture such as a scanner makes, with writing on it. All names are made up. */
public final class Scan {
    private final BufferedImage picture;

    private Scan(BufferedImage picture) {
        this.picture = picture;
    }

    /** Soft shapes and noise on black, and not a letter. */
    public static Scan of(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random noise = new Random(7);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double away = Math.hypot((x - width / 2.0) / width, (y - height / 2.0) / height);
                int grey = (int) Math.clamp(160 - 420 * away + noise.nextGaussian() * 6, 0, 255);
                picture.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        return new Scan(picture);
    }

    /** One colour. */
    public static Scan blank(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return new Scan(picture);
    }

    /** Writes a line with its lower left corner at {@code x}, {@code y}, in letters of that many pixels. */
    public Scan with(String text, int x, int y, int size, Color colour) {
        return turned(text, x, y, size, colour, 0);
    }

    /** The same, turned clockwise around that corner. */
    public Scan turned(String text, int x, int y, int size, Color colour, double degrees) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        graphics.setColor(colour);
        graphics.translate(x, y);
        graphics.rotate(Math.toRadians(degrees));
        graphics.drawString(text, 0, 0);
        graphics.dispose();
        return this;
    }

    public BufferedImage picture() {
        return picture;
    }

    public byte[] png() {
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "png", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
