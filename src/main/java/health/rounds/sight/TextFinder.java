package health.rounds.sight;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds where text stands, with the detection network of PP-OCR ("DB", arXiv 1911.08947).
 *
 * <p>The network says for each pixel how likely it lies in the core of a line. A large picture goes through it in tiles that overlap, so that
 * small print in a corner is seen as large as in a small picture; their answers are laid together before lines are made of them, so that no
 * tile's edge cuts a line.
 */
final class TextFinder {
    /** The longest side of what the network sees at once, in pixels. */
    private static final int TILE = 960;

    /** Tiles share this much, so that each line lies whole in one of them. */
    private static final int OVERLAP = 96;

    /** The long side of a large picture that is looked at as a whole. */
    private static final int AFAR = 736;

    /** The network takes multiples of this. */
    private static final int GRID = 32;

    /** Pictures are brought to a long side between these, in pixels: twice larger at most, or smaller. */
    private static final int SHORTEST = 1280;

    private static final int LONGEST = 2048;

    /** PaddleOCR, configs/det/ch_PP-OCRv4: threshold of the map, mean of a line, growth of its core. */
    private static final float CORE = 0.3f;

    private static final double SURE = 0.5;
    private static final double UNCLIP = 1.7;

    /** Cores thinner than this, in pixels of the map, are specks. */
    private static final double THINNEST = 3;

    /** ImageNet's mean and deviation, in the order blue, green, red in which the network was trained. */
    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};

    private static final float[] DEVIATION = {0.229f, 0.224f, 0.225f};
    private static final int[] SHIFTS = {0, 8, 16};

    private final Network network;

    TextFinder(Network network) {
        this.network = network;
    }

    /** Lines in pixels of the picture, with a margin around each. */
    List<Quad> find(BufferedImage picture) {
        int longSide = Math.max(picture.getWidth(), picture.getHeight());
        double scale = Math.min(2.0, (double) Math.clamp(longSide, SHORTEST, LONGEST) / longSide);
        List<Quad> lines = lines(picture, scale, 0);
        if (longSide * scale > TILE) {
            // Letters nearly as high as a tile are only seen as letters from afar.
            for (Quad large : lines(picture, (double) AFAR / longSide, AFAR / 12.0)) {
                if (lines.stream().noneMatch(line -> isMostOf(line, large))) {
                    // What was seen of it from near are pieces.
                    lines.removeIf(line -> isMostOf(large, line) && line.shortSide() > large.shortSide() / 2);
                    lines.add(large);
                }
            }
        }
        return lines;
    }

    /** Whether one line holds nearly all of another. */
    private static boolean isMostOf(Quad one, Quad other) {
        return one.box().shared(other.box()) > 0.8 * other.box().area();
    }

    private List<Quad> lines(BufferedImage picture, double scale, double thinnest) {
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        Pixels pixels = Pixels.scaled(picture, width, height);
        List<Quad> lines = new ArrayList<>();
        for (Quad core : cores(map(pixels), width, height)) {
            double grow = core.width() * core.height() * UNCLIP / (2 * (core.width() + core.height()));
            Quad line = core.grown(grow, grow);
            // Half a letter more at both ends: the first one is lost otherwise.
            double margin = line.shortSide() * 0.2;
            line = line.runsUpOrDown() ? line.grown(0, margin) : line.grown(margin, 0);
            if (line.shortSide() >= thinnest) {
                lines.add(line.scaled(picture.getWidth() / (double) width));
            }
        }
        return lines;
    }

    private float[] map(Pixels pixels) {
        float[] map = new float[pixels.width() * pixels.height()];
        Tiles across = Tiles.along(pixels.width());
        Tiles down = Tiles.along(pixels.height());
        int width = Math.ceilDiv(across.length(), GRID) * GRID;
        int height = Math.ceilDiv(down.length(), GRID) * GRID;
        FloatBuffer input = ByteBuffer.allocateDirect(3 * width * height * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        for (int row = 0; row < down.count(); row++) {
            for (int column = 0; column < across.count(); column++) {
                int left = across.start(column, pixels.width());
                int top = down.start(row, pixels.height());
                fill(input, pixels, left, top, width, height);
                FloatBuffer answer =
                        network.run(input, 1, 3, height, width).getFirst().numbers();
                for (int y = 0; y < down.length(); y++) {
                    for (int x = 0; x < across.length(); x++) {
                        int at = (top + y) * pixels.width() + left + x;
                        map[at] = Math.max(map[at], answer.get(y * width + x));
                    }
                }
            }
        }
        return map;
    }

    /** How a side is cut: as few pieces as possible, all of the same length. */
    private record Tiles(int count, int length) {
        static Tiles along(int side) {
            int count = side <= TILE ? 1 : 1 + Math.ceilDiv(side - TILE, TILE - OVERLAP);
            return new Tiles(count, Math.ceilDiv(side + (count - 1) * OVERLAP, count));
        }

        int start(int number, int side) {
            return count == 1 ? 0 : (int) ((long) (side - length) * number / (count - 1));
        }
    }

    /** What lies beyond the edge repeats the edge: a sudden border looks like writing. */
    private static void fill(FloatBuffer input, Pixels pixels, int left, int top, int width, int height) {
        input.clear();
        for (int channel = 0; channel < 3; channel++) {
            float factor = 1 / (255 * DEVIATION[channel]);
            float offset = MEAN[channel] / DEVIATION[channel];
            for (int y = 0; y < height; y++) {
                int row = Math.min(top + y, pixels.height() - 1) * pixels.width();
                for (int x = 0; x < width; x++) {
                    int rgb = pixels.rgb()[row + Math.min(left + x, pixels.width() - 1)];
                    input.put((rgb >> SHIFTS[channel] & 0xff) * factor - offset);
                }
            }
        }
        input.flip();
    }

    /** The islands of the map, each in the smallest rectangle around it. */
    private static List<Quad> cores(float[] map, int width, int height) {
        List<Quad> cores = new ArrayList<>();
        int[] stack = new int[1024];
        for (int start = 0; start < map.length; start++) {
            if (map[start] < CORE) {
                continue;
            }
            Island island = new Island(width);
            int size = 0;
            stack[size++] = start;
            island.take(start, map[start]);
            map[start] = 0;
            while (size > 0) {
                int at = stack[--size];
                int x = at % width;
                int y = at / width;
                if (size + 4 > stack.length) {
                    stack = Arrays.copyOf(stack, stack.length * 2);
                }
                for (int side = 0; side < 4; side++) {
                    int nextX = x + (side == 0 ? 1 : side == 1 ? -1 : 0);
                    int nextY = y + (side == 2 ? 1 : side == 3 ? -1 : 0);
                    int next = nextY * width + nextX;
                    if (nextX >= 0 && nextX < width && nextY >= 0 && nextY < height && map[next] >= CORE) {
                        island.take(next, map[next]);
                        map[next] = 0;
                        stack[size++] = next;
                    }
                }
            }
            Quad core = island.rectangle();
            if (island.mean() >= SURE && core.shortSide() >= THINNEST) {
                cores.add(core);
            }
        }
        return cores;
    }
}
