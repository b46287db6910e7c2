package health.rounds.guard;

import health.rounds.sight.Box;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Paints covers, and sees whether a place is covered. */
final class CoverPainter {
    /** Grey, to be seen on black and on white. */
    private static final int FLAT = 0xff6b7280;

    /** Cells of a blur on each side; faces are told apart down to about ten (arXiv 1609.00408 reads mosaics of 16 and 8). */
    private static final int CELLS = 5;

    private CoverPainter() {}

    /** The same picture with these places painted over, blurs first; the given one stays as it is. */
    static BufferedImage paint(BufferedImage picture, List<Cover> covers) {
        BufferedImage painted = new BufferedImage(picture.getWidth(), picture.getHeight(), picture.getType());
        picture.copyData(painted.getRaster());
        for (Cover.Paint paint : List.of(Cover.Paint.BLUR, Cover.Paint.SOLID)) {
            for (Cover cover : covers) {
                if (cover.paint() == paint) {
                    Box box = cover.box().within(picture.getWidth(), picture.getHeight());
                    if (paint == Cover.Paint.SOLID) {
                        fill(painted, box, FLAT);
                    } else {
                        blur(painted, box);
                    }
                }
            }
        }
        return painted;
    }

    /** Whether nothing but a cover is left of this place; other covers may lie across it. */
    static boolean isHidden(BufferedImage picture, Cover cover) {
        Box box = cover.box().within(picture.getWidth(), picture.getHeight());
        Set<Integer> colours = new HashSet<>();
        int[] row = new int[box.width()];
        for (int y = box.y(); y < box.bottom(); y++) {
            picture.getRGB(box.x(), y, box.width(), 1, row, 0, box.width());
            Arrays.stream(row).forEach(colours::add);
            if (colours.size() > CELLS * CELLS * 4) {
                return false;
            }
        }
        return cover.paint() == Cover.Paint.BLUR || colours.equals(Set.of(FLAT));
    }

    private static void blur(BufferedImage picture, Box box) {
        int across = Math.min(CELLS, box.width());
        int down = Math.min(CELLS, box.height());
        for (int row = 0; row < down; row++) {
            int top = box.y() + box.height() * row / down;
            int bottom = box.y() + box.height() * (row + 1) / down;
            for (int column = 0; column < across; column++) {
                int left = box.x() + box.width() * column / across;
                int right = box.x() + box.width() * (column + 1) / across;
                Box cell = new Box(left, top, right - left, bottom - top);
                fill(picture, cell, average(picture, cell));
            }
        }
    }

    private static int average(BufferedImage picture, Box cell) {
        long red = 0;
        long green = 0;
        long blue = 0;
        int[] pixels = picture.getRGB(cell.x(), cell.y(), cell.width(), cell.height(), null, 0, cell.width());
        for (int pixel : pixels) {
            red += pixel >> 16 & 0xff;
            green += pixel >> 8 & 0xff;
            blue += pixel & 0xff;
        }
        int count = pixels.length;
        return 0xff000000 | (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
    }

    private static void fill(BufferedImage picture, Box box, int colour) {
        int[] row = new int[box.width()];
        Arrays.fill(row, colour);
        for (int y = box.y(); y < box.bottom(); y++) {
            picture.setRGB(box.x(), y, box.width(), 1, row, 0, box.width());
        }
    }
}
