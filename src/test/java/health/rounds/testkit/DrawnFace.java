package health.rounds.testkit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Somebody who does not exist, drawn well enough to be taken for a face. */
public final class DrawnFace {
    private static final int SIZE = 800;

    private DrawnFace() {}

    /** Looks at you; the face is around 400, 385. */
    public static BufferedImage picture() {
        BufferedImage picture = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(120, 140, 150), 0, SIZE, new Color(80, 90, 100)));
        graphics.fillRect(0, 0, SIZE, SIZE);
        fill(graphics, new Color(60, 70, 120), 150, 600, 500, 400);
        graphics.setColor(new Color(196, 150, 124));
        graphics.fill(new RoundRectangle2D.Double(340, 500, 120, 160, 40, 40));
        fill(graphics, new Color(50, 34, 26), 255, 170, 290, 330);
        graphics.setPaint(
                new RadialGradientPaint(new Point2D.Double(390, 360), 190, new float[] {0, 0.7f, 1}, new Color[] {
                    new Color(238, 196, 170), new Color(222, 176, 148), new Color(184, 136, 110)
                }));
        graphics.fill(new Ellipse2D.Double(280, 220, 240, 330));
        eye(graphics, 342);
        eye(graphics, 458);
        noseAndMouth(graphics);
        graphics.dispose();
        return picture;
    }

    /** The same with a black bar over the eyes. */
    public static BufferedImage barred() {
        BufferedImage picture = picture();
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(270, 335, 260, 60);
        graphics.dispose();
        return picture;
    }

    private static void eye(Graphics2D graphics, double x) {
        fill(graphics, new Color(200, 152, 128), x - 34, 345, 68, 40);
        fill(graphics, new Color(250, 248, 245), x - 26, 354, 52, 24);
        fill(graphics, new Color(70, 48, 34), x - 12, 353, 24, 25);
        fill(graphics, Color.BLACK, x - 6, 359, 12, 12);
        graphics.setColor(new Color(60, 40, 30));
        graphics.setStroke(new BasicStroke(4));
        graphics.draw(new Arc2D.Double(x - 28, 350, 56, 34, 20, 140, Arc2D.OPEN));
        graphics.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_MITER));
        graphics.draw(new Arc2D.Double(x - 36, 322, 72, 40, 35, 110, Arc2D.OPEN));
    }

    private static void noseAndMouth(Graphics2D graphics) {
        graphics.setColor(new Color(190, 142, 118));
        graphics.setStroke(new BasicStroke(6));
        graphics.draw(new Arc2D.Double(376, 420, 48, 34, 200, 140, Arc2D.OPEN));
        fill(graphics, new Color(150, 100, 84), 384, 442, 9, 6);
        fill(graphics, new Color(150, 100, 84), 407, 442, 9, 6);
        fill(graphics, new Color(176, 90, 88), 352, 478, 96, 30);
        graphics.setColor(new Color(120, 50, 50));
        graphics.setStroke(new BasicStroke(4));
        graphics.draw(new Line2D.Double(354, 493, 446, 493));
    }

    private static void fill(Graphics2D graphics, Color colour, double x, double y, double width, double height) {
        graphics.setColor(colour);
        graphics.fill(new Ellipse2D.Double(x, y, width, height));
    }
}
