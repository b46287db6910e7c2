package health.rounds.sight;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** Where nothing is written in a line: the reader, which learnt from Chinese, tends to leave out the spaces between words. */
final class Gaps {
    /** The least space, in parts of the line's height. */
    private static final double SPACE = 0.16;

    /** How much wider than between its letters a line is between its words. */
    private static final double WIDER = 2.4;

    /** Of the way from the calmest to the liveliest columns. */
    private static final double CALM = 0.22;

    private final boolean[] empty;
    private final int width;
    private final int least;

    /**
     * Looks at the green of a line.
     *
     * @param input planes of red, green and blue, row by row
     * @param width of a row
     * @param written how much of it is picture
     */
    Gaps(FloatBuffer input, int width, int written, int height) {
        this.width = width;
        double[] liveliness = new double[written];
        for (int x = 0; x < written; x++) {
            double sum = 0;
            double squares = 0;
            // The margins above and below belong to nobody.
            int top = height / 12;
            int rows = height - 2 * top;
            for (int y = top; y < height - top; y++) {
                double value = input.get((height + y) * width + x);
                sum += value;
                squares += value * value;
            }
            liveliness[x] = Math.sqrt(Math.max(0, squares / rows - sum / rows * (sum / rows)));
        }
        double[] sorted = liveliness.clone();
        Arrays.sort(sorted);
        double calmest = sorted[written / 20];
        double limit = calmest + CALM * (sorted[written * 9 / 10] - calmest);
        empty = new boolean[written];
        for (int x = 0; x < written; x++) {
            empty[x] = liveliness[x] <= limit;
        }
        least = (int) Math.round(height * SPACE);
    }

    /** How wide it is between two places, from 0 to 1 along the line. */
    int between(double from, double to) {
        int widest = 0;
        int run = 0;
        for (int x = (int) (from * width); x < Math.min(to * width, empty.length); x++) {
            run = empty[x] ? run + 1 : 0;
            widest = Math.max(widest, run);
        }
        return widest;
    }

    /** From which width on a gap parts words, where these are the gaps of the line. */
    int space(List<Integer> gaps) {
        List<Integer> sorted = gaps.stream().sorted().toList();
        int median = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
        return (int) Math.max(least, Math.ceil(median * WIDER));
    }
}
