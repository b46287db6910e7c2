package health.rounds.sight;

import java.nio.FloatBuffer;

/**
 * A square part of a picture, perhaps turned, as a network gets to see it.
 *
 * @param x of the middle, in pixels of the picture
 * @param y of the middle
 * @param side in pixels of the picture; what lies beyond the picture is black
 * @param turns quarter turns, clockwise
 */
record Window(double x, double y, double side, int turns) {
    /** Where a point of the window, from 0 to 1 across and down, lies in the picture: first x, then y. */
    double[] inPicture(double across, double down) {
        double right = (across - 0.5) * side;
        double below = (down - 0.5) * side;
        return switch (turns) {
            case 0 -> new double[] {x + right, y + below};
            case 1 -> new double[] {x - below, y + right};
            case 2 -> new double[] {x - right, y - below};
            case 3 -> new double[] {x + below, y - right};
            default -> throw new IllegalStateException("turns " + turns);
        };
    }

    /** Puts it into the buffer, {@code size} pixels wide and high, red, green and blue of each pixel from -1 to 1. */
    void fill(FloatBuffer input, Pixels picture, int size) {
        double step = side / size;
        // Each pixel of the input is the mean of as many of the picture's as it stands for.
        int samples = Math.max(1, (int) Math.round(step));
        input.clear();
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                float red = 0;
                float green = 0;
                float blue = 0;
                for (int i = 0; i < samples * samples; i++) {
                    int down = i / samples;
                    double[] at = inPicture(
                            (column + (i % samples + 0.5) / samples) / size, (row + (down + 0.5) / samples) / size);
                    int left = (int) Math.floor(at[0]);
                    int top = (int) Math.floor(at[1]);
                    if (left >= 0 && left < picture.width() && top >= 0 && top < picture.height()) {
                        int rgb = picture.rgb()[top * picture.width() + left];
                        red += rgb >> 16 & 0xff;
                        green += rgb >> 8 & 0xff;
                        blue += rgb & 0xff;
                    }
                }
                float scale = 1 / (127.5f * samples * samples);
                input.put(red * scale - 1).put(green * scale - 1).put(blue * scale - 1);
            }
        }
        input.flip();
    }
}
