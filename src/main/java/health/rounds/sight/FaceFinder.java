package health.rounds.sight;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds faces with BlazeFace, the model for the rear camera (arXiv 1907.05047; MediaPipe, modules/face_detection).
 *
 * <p>It looks at the whole picture and then at ever smaller parts of it, upright and, for those who lie, turned. At a place where
 * there may be a face it looks three times more, from nearer and from further: a face looks like one from everywhere, a knee does not.
 */
final class FaceFinder {
    private static final int SIZE = 256;

    /** Half, a quarter of the long side: faces of a fortieth of it are found. */
    private static final int LEVELS = 3;

    /** Below this many pixels there is nothing new to see in a smaller part. */
    private static final double SMALLEST_WINDOW = 160;

    /** Faces that are smaller, in pixels, are a few dots. */
    private static final double SMALLEST_FACE = 18;

    private static final double MAYBE = 0.45;

    /** Means of four looks: on six photographs with 22 faces, faces had 0.80 and more, anything else 0.68 at most; turned, more look like faces. */
    private static final double SURE = 0.76;

    private static final double SURE_WHEN_TURNED = 0.82;

    /** A face without eyes scores a little less. */
    private static final double SURE_BEHIND_A_BAR = 0.53;

    /** Deviations of light, of 255: bars have 0 to 1 after JPEG, eyes and foreheads 10 and more, what is around a face 22 and more. */
    private static final double EVEN = 1;

    private static final double EVEN_GREY = 2.5;
    private static final double LIVELY = 20;

    /** Parts of the face between the middle of a bar and its edges. */
    private static final double NEAREST_EDGE = 0.03;

    private static final double FARTHEST_EDGE = 0.35;
    private static final double STEP = 0.02;
    /** Of 255; skin is lighter than a black bar and darker than a white one by more. */
    private static final double ANOTHER_LIGHT = 25;

    private static final double MOST_OF_A_STRIP = 0.9;

    /** How far the channels of a grey may be apart. */
    private static final double GREY = 18;

    /** Crowds have fewer; more take too long to look at. */
    private static final int MOST = 300;

    private static final double[] SECOND_LOOKS = {1.6, 2.2, 3.0};

    /** Anchors: 16 x 16 places of two, 8 x 8 of six; for each a score, a box and six points (ssd_anchors_calculator of MediaPipe). */
    private static final int[][] LAYERS = {{16, 2}, {8, 6}};

    private static final int NUMBERS = 16;

    private final Network network;

    FaceFinder(Network network) {
        this.network = network;
    }

    /** What may be a face: middle, size, both eyes, in pixels of the picture, and where it was seen. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Maybe(double score, double x, double y, double size, double[] oneEye, double[] otherEye, int turns) {
        double left() {
            return x - size / 2;
        }

        double top() {
            return y - size / 2;
        }

        Maybe scored(double newScore) {
            return new Maybe(newScore, x, y, size, oneEye, otherEye, turns);
        }

        boolean isWhere(Maybe other) {
            return overlap(other) > 0.4;
        }

        /** Shared part of the smaller one. */
        double overlap(Maybe other) {
            double across = Math.min(left() + size, other.left() + other.size) - Math.max(left(), other.left());
            double down = Math.min(top() + size, other.top() + other.size) - Math.max(top(), other.top());
            double smaller = Math.min(size, other.size);
            return across > 0 && down > 0 ? across * down / (smaller * smaller) : 0;
        }
    }

    List<Face> find(Pixels picture) {
        FloatBuffer input = ByteBuffer.allocateDirect(3 * SIZE * SIZE * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        List<Maybe> maybes = new ArrayList<>();
        for (Window window : windows(picture)) {
            maybes.addAll(look(input, picture, window, MAYBE));
        }
        List<Maybe> sure = new ArrayList<>();
        List<Maybe> places = best(maybes);
        if (places.size() > MOST) {
            throw new SightFailed(
                    "There is more in this picture than can be checked for faces. Please cut out the part that matters.");
        }
        for (Maybe maybe : places) {
            Maybe seen = maybe.scored(lookAgain(input, picture, maybe));
            if (seen.score() >= (seen.turns() == 0 ? SURE : SURE_WHEN_TURNED)
                    || (seen.turns() == 0 && seen.score() >= SURE_BEHIND_A_BAR && isBarred(picture, seen))) {
                sure.add(seen);
            }
        }
        return sure.stream()
                .filter(face -> sure.stream().noneMatch(other -> other.score() > face.score() && other.isWhere(face)))
                .map(face -> new Face(
                        whole(face).within(picture.width(), picture.height()), face.score(), isBarred(picture, face)))
                .toList();
    }

    private static List<Window> windows(Pixels picture) {
        List<Window> windows = new ArrayList<>();
        double side = Math.max(picture.width(), picture.height());
        for (int level = 0; level < LEVELS && (level == 0 || side >= SMALLEST_WINDOW); level++) {
            int rows = steps(picture.height(), side);
            int columns = steps(picture.width(), side);
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    double x = side / 2 + along(picture.width() - side, column, columns);
                    double y = side / 2 + along(picture.height() - side, row, rows);
                    for (int turns = 0; turns < (level < LEVELS - 1 ? 4 : 1); turns++) {
                        windows.add(new Window(x, y, side, turns));
                    }
                }
            }
            side /= 2;
        }
        return windows;
    }

    /** Windows overlap by half. */
    private static int steps(int length, double side) {
        return length <= side ? 1 : Math.max(2, (int) Math.ceil((length - side) * 2 / side) + 1);
    }

    private static double along(double room, int step, int steps) {
        return steps == 1 ? 0 : room * step / (steps - 1);
    }

    private List<Maybe> look(FloatBuffer input, Pixels picture, Window window, double least) {
        window.fill(input, picture, SIZE);
        List<Network.Output> answer = network.run(input, 1, SIZE, SIZE, 3);
        List<Maybe> found = new ArrayList<>();
        for (int layer = 0; layer < LAYERS.length; layer++) {
            FloatBuffer scores = answer.get(layer).numbers();
            FloatBuffer boxes = answer.get(layer + LAYERS.length).numbers();
            int cells = LAYERS[layer][0];
            int each = LAYERS[layer][1];
            for (int i = 0; i < cells * cells * each; i++) {
                double score = 1 / (1 + Math.exp(-scores.get(i)));
                if (score >= least) {
                    int cell = i / each;
                    int row = cell / cells;
                    double x = (cell % cells + 0.5) / cells;
                    double y = (row + 0.5) / cells;
                    found.add(maybe(window, score, boxes, i * NUMBERS, x, y));
                }
            }
        }
        return found;
    }

    private static Maybe maybe(Window window, double score, FloatBuffer boxes, int at, double x, double y) {
        double[] middle = point(window, boxes, at, x, y);
        double size = (boxes.get(at + 2) + boxes.get(at + 3)) / 2 / SIZE * window.side();
        double[] oneEye = point(window, boxes, at + 4, x, y);
        double[] otherEye = point(window, boxes, at + 6, x, y);
        return new Maybe(score, middle[0], middle[1], size, oneEye, otherEye, window.turns());
    }

    private static double[] point(Window window, FloatBuffer numbers, int at, double x, double y) {
        return window.inPicture(x + numbers.get(at) / SIZE, y + numbers.get(at + 1) / SIZE);
    }

    /** The surest one at each place, for each way to turn it. */
    private static List<Maybe> best(List<Maybe> maybes) {
        List<Maybe> best = new ArrayList<>();
        for (Maybe maybe : maybes.stream()
                .sorted(Comparator.comparingDouble(Maybe::score).reversed())
                .toList()) {
            if (maybe.size() >= SMALLEST_FACE
                    && best.stream().noneMatch(other -> other.turns() == maybe.turns() && other.isWhere(maybe))) {
                best.add(maybe);
            }
        }
        return best;
    }

    /** The mean score of four looks. */
    private double lookAgain(FloatBuffer input, Pixels picture, Maybe face) {
        double sum = face.score();
        for (double look : SECOND_LOOKS) {
            Window window = new Window(face.x(), face.y(), face.size() * look, face.turns());
            sum += look(input, picture, window, 0.1).stream()
                    .filter(again -> again.overlap(face) > 0.5
                            && again.size() > face.size() / 2
                            && again.size() < face.size() * 2)
                    .mapToDouble(Maybe::score)
                    .max()
                    .orElse(0);
        }
        return sum / (1 + SECOND_LOOKS.length);
    }

    /** From the hair to below the chin, whichever way the head lies. */
    private static Box whole(Maybe face) {
        double margin = face.size() * 0.18;
        double[] crown = new Window(face.x(), face.y(), face.size(), face.turns()).inPicture(0.5, -0.3);
        Box around = new Box(
                (int) (face.left() - margin),
                (int) (face.top() - margin),
                Math.max(1, (int) (face.size() + 2 * margin)),
                Math.max(1, (int) (face.size() + 2 * margin)));
        return around.with(new Box((int) crown[0], (int) crown[1], 1, 1));
    }

    /** Whether one colour lies from eye to eye, or a little above or below, and around it there is more than that colour. */
    private static boolean isBarred(Pixels picture, Maybe face) {
        Spread around = new Spread();
        for (int j = -10; j <= 10; j++) {
            strip(picture, face, j * 0.045, around);
        }
        if (around.deviation() < LIVELY) {
            return false;
        }
        for (int step = -2; step <= 2; step++) {
            Spread bar = new Spread();
            for (int row = -1; row <= 1; row++) {
                strip(picture, face, step * 0.05 + row * 0.025, bar);
            }
            if (bar.deviation() < (bar.isGrey() ? EVEN_GREY : EVEN)
                    && ends(picture, face, step * 0.05, -1, bar.light())
                    && ends(picture, face, step * 0.05, 1, bar.light())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an even strip ends all along before the face does, as a bar on skin; the dark of a scan goes on and on. */
    private static boolean ends(Pixels picture, Maybe face, double below, int side, double light) {
        for (double off = NEAREST_EDGE; off <= FARTHEST_EDGE; off += STEP) {
            double[] lights = lights(picture, face, below + side * off);
            long other = Arrays.stream(lights)
                    .filter(each -> Math.abs(each - light) > ANOTHER_LIGHT)
                    .count();
            if (other >= MOST_OF_A_STRIP * lights.length) {
                return true;
            }
        }
        return false;
    }

    private static double[] lights(Pixels picture, Maybe face, double below) {
        double[] off = new Window(0, 0, face.size(), face.turns()).inPicture(0.5, 0.5 + below);
        double[] lights = new double[11];
        for (int i = 0; i < lights.length; i++) {
            double along = i / (lights.length - 1.0);
            double x = face.oneEye()[0] + along * (face.otherEye()[0] - face.oneEye()[0]) + off[0];
            double y = face.oneEye()[1] + along * (face.otherEye()[1] - face.oneEye()[1]) + off[1];
            lights[i] = (picture.sample(x, y, 16) + picture.sample(x, y, 8) + picture.sample(x, y, 0)) / 3;
        }
        return lights;
    }

    /** From a little before one eye to a little behind the other, so far below them, in parts of the face. */
    private static void strip(Pixels picture, Maybe face, double below, Spread spread) {
        double[] off = new Window(0, 0, face.size(), face.turns()).inPicture(0.5, 0.5 + below);
        for (int i = 0; i <= 20; i++) {
            double along = -0.15 + 1.3 * i / 20;
            double x = face.oneEye()[0] + along * (face.otherEye()[0] - face.oneEye()[0]) + off[0];
            double y = face.oneEye()[1] + along * (face.otherEye()[1] - face.oneEye()[1]) + off[1];
            spread.add(picture.sample(x, y, 16), picture.sample(x, y, 8), picture.sample(x, y, 0));
        }
    }

    /** How far colours stray from their mean. */
    private static final class Spread {
        private final double[] sums = new double[3];
        private double squares;
        private int count;

        void add(float red, float green, float blue) {
            sums[0] += red;
            sums[1] += green;
            sums[2] += blue;
            double light = (red + green + blue) / 3;
            squares += light * light;
            count++;
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares / count - light() * light()));
        }

        double light() {
            return (sums[0] + sums[1] + sums[2]) / 3 / count;
        }

        boolean isGrey() {
            double most = Math.max(sums[0], Math.max(sums[1], sums[2]));
            double least = Math.min(sums[0], Math.min(sums[1], sums[2]));
            return (most - least) / count < GREY;
        }
    }
}
