package health.rounds.dicom;

import java.util.ArrayList;
import java.util.List;

/** A tag tree: values of a rectangle, of which only what is asked for is read (ISO/IEC 15444-1, B.10.2). */
final class J2kTagTree {
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Level(int width, int[] values, boolean[] known) {}

    private final List<Level> levels = new ArrayList<>();

    J2kTagTree(int width, int height) {
        int w = width;
        int h = height;
        levels.add(new Level(w, new int[w * h], new boolean[w * h]));
        while (w * h > 1) {
            w = (w + 1) / 2;
            h = (h + 1) / 2;
            levels.add(new Level(w, new int[w * h], new boolean[w * h]));
        }
    }

    /** Whether the value at a place is below a threshold; reads no more than that takes. */
    boolean isBelow(int x, int y, int threshold, J2kBits bits) throws DicomRefusal {
        int least = 0;
        for (int depth = levels.size() - 1; depth >= 0; depth--) {
            Level level = levels.get(depth);
            int node = (y >> depth) * level.width() + (x >> depth);
            least = Math.max(least, level.values()[node]);
            while (!level.known()[node] && least < threshold) {
                if (bits.bit() == 1) {
                    level.known()[node] = true;
                } else {
                    least++;
                }
            }
            level.values()[node] = least;
        }
        return levels.getFirst().known()[y * levels.getFirst().width() + x] && least < threshold;
    }
}
