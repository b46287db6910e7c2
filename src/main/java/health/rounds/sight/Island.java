package health.rounds.sight;

import java.util.Map;
import java.util.TreeMap;

/** Pixels that hang together: how likely they are text, and the rectangle around them. */
final class Island {
    private final int mapWidth;
    /** First and last row of each column; what lies between is no corner. */
    private final Map<Integer, int[]> columns = new TreeMap<>();

    private double sum;
    private int count;

    Island(int mapWidth) {
        this.mapWidth = mapWidth;
    }

    void take(int at, float likelihood) {
        int y = at / mapWidth;
        int[] rows = columns.computeIfAbsent(at % mapWidth, x -> new int[] {y, y});
        rows[0] = Math.min(rows[0], y);
        rows[1] = Math.max(rows[1], y);
        sum += likelihood;
        count++;
    }

    double mean() {
        return sum / count;
    }

    Quad rectangle() {
        Hull hull = new Hull();
        // A pixel is a square: its corners count, not its middle.
        int last = Integer.MIN_VALUE;
        int[] previous = {Integer.MAX_VALUE, Integer.MIN_VALUE};
        for (Map.Entry<Integer, int[]> column : columns.entrySet()) {
            int[] rows = column.getValue();
            int top = last == column.getKey() ? Math.min(previous[0], rows[0]) : rows[0];
            int bottom = last == column.getKey() ? Math.max(previous[1], rows[1]) : rows[1];
            hull.add(column.getKey(), top);
            hull.add(column.getKey(), bottom + 1.0);
            last = column.getKey() + 1;
            previous = rows;
        }
        hull.add(last, previous[0]);
        hull.add(last, previous[1] + 1.0);
        return hull.smallestRectangle();
    }
}
