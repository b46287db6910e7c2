package health.rounds.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture being drawn: lengths in pixels from the upper left, colours as {@code #rrggbb}. */
final class Canvas {
    private final BufferedImage image;
    private final Graphics2D pen;

    Canvas(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Covers everything with one colour. */
    Canvas ground(String colour) {
        pen.setColor(Color.decode(colour));
        pen.fillRect(0, 0, width(), height());
        return this;
    }

    /** Covers everything, from the upper left corner to the lower right. */
    Canvas ground(String from, String to) {
        pen.setPaint(new GradientPaint(0, 0, Color.decode(from), width(), height(), Color.decode(to)));
        pen.fillRect(0, 0, width(), height());
        return this;
    }

    Canvas fill(String colour, Shape shape) {
        pen.setColor(Color.decode(colour));
        pen.fill(shape);
        return this;
    }

    Canvas stroke(String colour, double thickness, Shape shape) {
        return stroke(colour, new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND), shape);
    }

    Canvas dashes(String colour, double thickness, Shape shape) {
        float[] pattern = {12, 10};
        return stroke(
                colour,
                new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0),
                shape);
    }

    Canvas line(String colour, double thickness, double x1, double y1, double x2, double y2) {
        return stroke(colour, thickness, new Line2D.Double(x1, y1, x2, y2));
    }

    Canvas pixel(int x, int y, int grey) {
        image.setRGB(x, y, grey << 16 | grey << 8 | grey);
        return this;
    }

    byte[] png() {
        pen.dispose();
        try (ByteArrayOutputStream file = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An ellipse around a middle. */
    static Shape oval(double x, double y, double halfWidth, double halfHeight) {
        return new Ellipse2D.Double(x - halfWidth, y - halfHeight, 2 * halfWidth, 2 * halfHeight);
    }

    /** A row of straight lines through x, y, x, y … */
    static Path2D path(double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private Canvas stroke(String colour, BasicStroke stroke, Shape shape) {
        pen.setColor(Color.decode(colour));
        pen.setStroke(stroke);
        pen.draw(shape);
        return this;
    }
}
