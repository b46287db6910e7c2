package health.rounds.demo;

import static health.rounds.demo.Canvas.oval;
import static health.rounds.demo.Canvas.path;

/** A run chart as quality improvement draws it: one dot a week, medians before and after a change. The numbers are invented. */
final class RunChart {
    private static final int[] BEFORE = {15, 12, 14, 17, 13, 16, 14, 11, 14, 18, 13, 15};
    private static final int[] AFTER = {10, 9, 8, 7, 9, 8, 6, 8, 7, 8, 9, 7};
    private static final int MEDIAN_BEFORE = 14;
    private static final int MEDIAN_AFTER = 8;

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 700;
    private static final double LEFT = 110;
    private static final double BOTTOM = 590;
    private static final double WEEK = 43;
    private static final double MINUTE = 23;
    private static final String TEXT = "#334155";
    private static final String LINE = "#0f766e";

    private RunChart() {}

    static Canvas draw() {
        Canvas chart = new Canvas(WIDTH, HEIGHT).ground("#ffffff");
        Lettering letters = new Lettering(chart);
        letters.write("#0f172a", 27, LEFT, 40, "DOOR TO ECG, MINUTES");
        letters.write("#64748b", 17, LEFT, 84, "MEDIAN OF EACH WEEK, EXAMPLE DATA");
        for (int minutes = 0; minutes <= 20; minutes += 5) {
            chart.line("#e2e8f0", 1.5, LEFT, y(minutes), x(24) + 10, y(minutes));
            letters.write(TEXT, 18, minutes < 10 ? 76 : 56, y(minutes) - 9, Integer.toString(minutes));
        }
        for (int week = 4; week <= 24; week += 4) {
            letters.writeAround(TEXT, 18, x(week), BOTTOM + 22, Integer.toString(week));
        }
        letters.writeAround(TEXT, 18, x(12.5), BOTTOM + 62, "WEEK");
        change(chart, letters);
        median(chart, letters, 0.5, 12.5, 2.4, MEDIAN_BEFORE);
        median(chart, letters, 12.5, 24.5, 14.4, MEDIAN_AFTER);
        dots(chart);
        return chart;
    }

    private static void change(Canvas chart, Lettering letters) {
        chart.dashes("#b45309", 3, path(x(12.5), y(20), x(12.5), BOTTOM));
        letters.write("#b45309", 18, x(12.5) + 14, y(20) + 14, "ECG MOVED TO TRIAGE");
    }

    private static void median(Canvas chart, Lettering letters, double from, double to, double name, int minutes) {
        chart.dashes("#64748b", 3, path(x(from), y(minutes), x(to), y(minutes)));
        letters.write("#64748b", 17, x(name), y(minutes - 3.2), "MEDIAN " + minutes);
    }

    private static void dots(Canvas chart) {
        double[] points = new double[2 * (BEFORE.length + AFTER.length)];
        for (int week = 1; week <= BEFORE.length + AFTER.length; week++) {
            int minutes = week <= BEFORE.length ? BEFORE[week - 1] : AFTER[week - 1 - BEFORE.length];
            points[2 * week - 2] = x(week);
            points[2 * week - 1] = y(minutes);
        }
        chart.stroke(LINE, 3.5, path(points));
        for (int i = 0; i < points.length; i += 2) {
            chart.fill("#ffffff", oval(points[i], points[i + 1], 9, 9))
                    .fill(LINE, oval(points[i], points[i + 1], 7, 7));
        }
    }

    private static double x(double week) {
        return LEFT + week * WEEK;
    }

    private static double y(double minutes) {
        return BOTTOM - minutes * MINUTE;
    }
}
