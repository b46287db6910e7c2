package health.rounds.demo;

import static health.rounds.demo.Canvas.oval;
import static health.rounds.demo.Canvas.path;

import health.rounds.media.ProfilePicture;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.Optional;

/** A drawn profile picture on a ground of two colours: a face, or the sign of an organisation. */
record Portrait(
        String from,
        String to,
        Optional<Sign> sign,
        Optional<Hair> hair,
        String hairColour,
        String skin,
        String clothes) {
    private static final int SIZE = ProfilePicture.AVATAR.width();
    private static final double MIDDLE = SIZE / 2.0;
    private static final double FACE = 178;
    private static final String WHITE = "#ffffff";
    private static final String DARK = "#2a2320";

    /** What stands for an organisation. */
    enum Sign {
        PULSE,
        BOOK,
        SPEECH
    }

    /** How somebody wears it. */
    enum Hair {
        SHORT,
        LONG,
        BUN,
        CURLY,
        BALD,
        SCARF
    }

    byte[] png() {
        Canvas canvas = new Canvas(SIZE, SIZE).ground(from, to);
        sign.ifPresent(shown -> draw(shown, canvas));
        hair.ifPresent(worn -> draw(worn, canvas));
        return canvas.png();
    }

    private void draw(Sign shown, Canvas canvas) {
        switch (shown) {
            case PULSE ->
                canvas.stroke(WHITE, 16, path(60, 210, 130, 210, 160, 120, 205, 300, 240, 180, 258, 210, 340, 210));
            case BOOK -> {
                canvas.stroke(WHITE, 14, path(200, 130, 200, 300));
                canvas.stroke(WHITE, 14, page(1));
                canvas.stroke(WHITE, 14, page(-1));
            }
            case SPEECH -> {
                canvas.fill(WHITE, new RoundRectangle2D.Double(80, 100, 240, 160, 60, 60));
                canvas.fill(WHITE, path(130, 240, 120, 320, 210, 250));
                for (int dot = -1; dot <= 1; dot++) {
                    canvas.fill(from, oval(MIDDLE + 62 * dot, 180, 15, 15));
                }
            }
        }
    }

    private static Path2D page(int side) {
        Path2D page = new Path2D.Double();
        page.moveTo(MIDDLE, 130);
        page.quadTo(MIDDLE + side * 60, 90, MIDDLE + side * 130, 112);
        page.lineTo(MIDDLE + side * 130, 278);
        page.quadTo(MIDDLE + side * 60, 258, MIDDLE, 300);
        return page;
    }

    private void draw(Hair worn, Canvas canvas) {
        behind(worn, canvas);
        canvas.fill(clothes, oval(MIDDLE, 420, 150, 130));
        canvas.fill(skin, new RoundRectangle2D.Double(MIDDLE - 32, 230, 64, 90, 60, 60));
        canvas.fill(skin, oval(MIDDLE, FACE, 76, 92));
        above(worn, canvas);
        canvas.fill(DARK, oval(MIDDLE - 28, FACE + 8, 6, 7)).fill(DARK, oval(MIDDLE + 28, FACE + 8, 6, 7));
        canvas.stroke(DARK, 5, new Arc2D.Double(MIDDLE - 26, FACE + 18, 52, 36, 205, 130, Arc2D.OPEN));
    }

    private void behind(Hair worn, Canvas canvas) {
        switch (worn) {
            case LONG -> canvas.fill(hairColour, new RoundRectangle2D.Double(MIDDLE - 100, 70, 200, 240, 190, 190));
            case BUN -> canvas.fill(hairColour, oval(MIDDLE, 66, 44, 40)).fill(hairColour, oval(MIDDLE, 160, 88, 92));
            case CURLY -> {
                for (int degree = 160; degree <= 380; degree += 22) {
                    double angle = Math.toRadians(degree);
                    canvas.fill(hairColour, oval(MIDDLE + 78 * Math.cos(angle), 160 + 76 * Math.sin(angle), 34, 34));
                }
            }
            case SCARF -> canvas.fill(hairColour, new RoundRectangle2D.Double(MIDDLE - 104, 66, 208, 270, 200, 200));
            case SHORT -> canvas.fill(hairColour, oval(MIDDLE, 152, 86, 84));
            case BALD -> canvas.fill(hairColour, oval(MIDDLE, 176, 84, 52));
        }
    }

    private void above(Hair worn, Canvas canvas) {
        switch (worn) {
            case LONG, BUN -> canvas.fill(hairColour, fringe(MIDDLE - 30));
            case SHORT -> canvas.fill(hairColour, fringe(MIDDLE + 34));
            case CURLY -> canvas.fill(hairColour, new Arc2D.Double(MIDDLE - 78, 84, 156, 110, 0, 180, Arc2D.CHORD));
            case SCARF -> {
                Path2D wrap = new Path2D.Double();
                wrap.moveTo(MIDDLE - 80, 200);
                wrap.curveTo(MIDDLE - 60, 300, MIDDLE + 60, 300, MIDDLE + 80, 200);
                wrap.curveTo(MIDDLE + 120, 330, MIDDLE + 70, 350, MIDDLE, 350);
                wrap.curveTo(MIDDLE - 70, 350, MIDDLE - 120, 330, MIDDLE - 80, 200);
                canvas.fill(hairColour, wrap);
                canvas.fill(hairColour, new Arc2D.Double(MIDDLE - 84, 76, 168, 110, 0, 180, Arc2D.CHORD));
            }
            case BALD ->
                canvas.fill(hairColour, new Arc2D.Double(MIDDLE - 70, FACE - 6, 140, 104, 188, 164, Arc2D.CHORD))
                        .fill(skin, oval(MIDDLE, FACE + 34, 34, 20));
        }
    }

    /** Hair over the forehead, parted at {@code parting}. */
    private static Path2D fringe(double parting) {
        Path2D fringe = new Path2D.Double();
        fringe.moveTo(MIDDLE - 84, 178);
        fringe.curveTo(MIDDLE - 92, 40, MIDDLE + 92, 40, MIDDLE + 84, 178);
        fringe.quadTo(MIDDLE + 70, 128, parting, 112);
        fringe.quadTo(MIDDLE - 70, 128, MIDDLE - 84, 178);
        fringe.closePath();
        return fringe;
    }
}
