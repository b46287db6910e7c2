package health.rounds.sight;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads one line of text at a time, for one thread, with the recognition network of PP-OCR ("SVTR", arXiv 2205.00159). */
final class TextReader {
    /** What the network was made for, in pixels. */
    private static final int HEIGHT = 48;

    /** The network has seen nothing shorter; longer lines are squeezed to the longest. */
    private static final int SHORTEST = 96;

    private static final int LONGEST = 3200;

    /** Below this, a line may stand upside down. */
    private static final double SURE = 0.9;

    private static final int[] SHIFTS = {0, 8, 16};

    private final Network network;
    private final List<String> alphabet;

    /** One for all lines: memory outside of the heap is given back late. */
    private final FloatBuffer input = ByteBuffer.allocateDirect(3 * HEIGHT * LONGEST * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();

    TextReader(Network network, List<String> alphabet) {
        this.network = network;
        this.alphabet = alphabet;
    }

    /** Text and mean confidence; the text is empty where nothing was read. */
    record Read(String text, double confidence) {}

    /** Reads a line in whatever direction it makes most sense. */
    Read read(Pixels picture, Quad line) {
        Quad lying = line.lying();
        Read read = readAlong(picture, lying);
        if (read.confidence() >= SURE) {
            return read;
        }
        Read turned = readAlong(picture, lying.turnedRound());
        return turned.confidence() > read.confidence() ? turned : read;
    }

    private Read readAlong(Pixels picture, Quad line) {
        double pixel = line.height() / HEIGHT;
        int written = Math.clamp(Math.round(line.width() / pixel), 8, LONGEST);
        int width = Math.max(SHORTEST, Math.ceilDiv(written, 8) * 8);
        input.clear();
        double along = line.width() / written;
        double cos = Math.cos(line.angle());
        double sin = Math.sin(line.angle());
        for (int channel = 0; channel < 3; channel++) {
            for (int row = 0; row < HEIGHT; row++) {
                double down = (row + 0.5) * pixel - line.height() / 2;
                for (int column = 0; column < width; column++) {
                    // What is left over on the right is grey, which stands for nothing.
                    float value = 0;
                    if (column < written) {
                        double across = (column + 0.5) * along - line.width() / 2;
                        double x = line.x() + across * cos - down * sin - 0.5;
                        double y = line.y() + across * sin + down * cos - 0.5;
                        value = picture.sample(x, y, SHIFTS[channel]) / 127.5f - 1;
                    }
                    input.put(value);
                }
            }
        }
        input.flip();
        return decode(network.run(input, 1, 3, HEIGHT, width).getFirst(), new Gaps(input, width, written, HEIGHT));
    }

    /** A character, and where it begins and ends, from 0 to 1 along the line. */
    private record Letter(String text, double from, double to) {
        boolean isLetter() {
            return Character.isLetter(text.codePointAt(0));
        }

        boolean isDigit() {
            return Character.isDigit(text.codePointAt(0));
        }
    }

    /** Connectionist temporal classification: class 0 parts letters, and a letter that is seen twice in a row is one. */
    private Read decode(Network.Output output, Gaps gaps) {
        int steps = output.shape().get(1);
        int classes = output.shape().get(2);
        List<Letter> letters = new ArrayList<>();
        double sum = 0;
        int last = 0;
        for (int step = 0; step < steps; step++) {
            int best = 0;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = 0; i < classes; i++) {
                float likelihood = output.numbers().get(step * classes + i);
                if (likelihood > most) {
                    most = likelihood;
                    best = i;
                }
            }
            double from = step / (double) steps;
            double to = (step + 1) / (double) steps;
            if (best != 0 && best == last) {
                Letter longer = letters.removeLast();
                letters.add(new Letter(longer.text(), longer.from(), to));
            } else if (best != 0) {
                // The last class, which the alphabet does not list, is the space.
                letters.add(new Letter(best <= alphabet.size() ? alphabet.get(best - 1) : " ", from, to));
                sum += most;
            }
            last = best;
        }
        return new Read(spaced(letters, gaps).strip(), letters.isEmpty() ? 0 : sum / letters.size());
    }

    /** Between letters, and between a letter and a number, what is far apart are two words. */
    private static String spaced(List<Letter> letters, Gaps gaps) {
        List<Integer> widths = new ArrayList<>();
        for (int i = 1; i < letters.size(); i++) {
            widths.add(gaps.between(letters.get(i - 1).from(), letters.get(i).to()));
        }
        int space = gaps.space(widths);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < letters.size(); i++) {
            if (i > 0 && widths.get(i - 1) >= space && mayBePartedBySpace(letters.get(i - 1), letters.get(i))) {
                text.append(' ');
            }
            text.append(letters.get(i).text());
        }
        return text.toString();
    }

    private static boolean mayBePartedBySpace(Letter left, Letter right) {
        return (left.isLetter() || right.isLetter())
                && (left.isLetter() || left.isDigit())
                && (right.isLetter() || right.isDigit());
    }
}
