package health.rounds.demo;

import static health.rounds.demo.Canvas.oval;
import static health.rounds.demo.Canvas.path;

import java.awt.geom.Arc2D;
import java.awt.geom.RoundRectangle2D;

/** A paper on one page, as journals post it: question, method, result. The paper and its numbers are invented. */
final class VisualAbstract {
    private static final int WIDTH = 1200;
    private static final int HEIGHT = 640;
    private static final double PANEL = 360;
    private static final double GAP = 30;
    private static final double TOP = 120;
    private static final double MIDDLE = 300;
    private static final String BLUE = "#1e3a8a";
    private static final String TEXT = "#1e293b";
    private static final String QUIET = "#64748b";
    private static final int RESULT_PERCENT = 11;

    private final Canvas page = new Canvas(WIDTH, HEIGHT).ground("#eef2ff");
    private final Lettering letters = new Lettering(page);

    private VisualAbstract() {}

    static Canvas draw() {
        VisualAbstract drawing = new VisualAbstract();
        drawing.letters.write(BLUE, 30, GAP, 46, "SECOND LOOK");
        drawing.letters.write(QUIET, 15, GAP, HEIGHT - 40, "MERIDIAN JOURNAL OF CARDIOLOGY 2026   EXAMPLE DATA");
        drawing.panel(0, "QUESTION", "DOES A SECOND ECG", "CHANGE THE PLAN?");
        drawing.panel(1, "METHOD", "1,204 VISITS", "ONE CENTRE");
        drawing.panel(2, "RESULT", "A NEW PLAN", "IN " + RESULT_PERCENT + " %");
        drawing.beats();
        drawing.people();
        drawing.ring();
        return drawing.page;
    }

    private void panel(int number, String title, String first, String second) {
        double left = GAP + number * (PANEL + GAP);
        page.fill("#ffffff", new RoundRectangle2D.Double(left, TOP, PANEL, 440, 28, 28));
        letters.writeAround(QUIET, 17, middle(number), TOP + 30, title);
        letters.writeAround(TEXT, 19, middle(number), TOP + 340, first);
        letters.writeAround(TEXT, 19, middle(number), TOP + 382, second);
    }

    private void beats() {
        double x = middle(0) - 130;
        page.stroke(
                BLUE,
                6,
                path(x, MIDDLE, x + 40, MIDDLE, x + 54, MIDDLE + 18, x + 72, MIDDLE - 90, x + 90, MIDDLE + 40));
        page.stroke(BLUE, 6, path(x + 90, MIDDLE + 40, x + 102, MIDDLE, x + 150, MIDDLE));
        letters.write("#0d9488", 96, x + 190, MIDDLE - 62, "?");
    }

    private void people() {
        for (int i = 0; i < 12; i++) {
            double x = middle(1) - 112 + i % 6 * 45;
            double y = MIDDLE - 58 + i / 6 * 96;
            String colour = i == 7 ? "#0d9488" : BLUE;
            page.fill(colour, oval(x, y, 12, 12));
            page.fill(colour, new RoundRectangle2D.Double(x - 15, y + 18, 30, 44, 22, 22));
        }
    }

    private void ring() {
        double x = middle(2);
        double radius = 92;
        double degrees = 360.0 * RESULT_PERCENT / 100;
        page.stroke("#dbe3f5", 30, oval(x, MIDDLE, radius, radius));
        page.stroke(
                "#0d9488",
                30,
                new Arc2D.Double(x - radius, MIDDLE - radius, 2 * radius, 2 * radius, 90, -degrees, Arc2D.OPEN));
        letters.writeAround(TEXT, 42, x, MIDDLE - 21, RESULT_PERCENT + "%");
    }

    private static double middle(int number) {
        return GAP + number * (PANEL + GAP) + PANEL / 2;
    }
}
