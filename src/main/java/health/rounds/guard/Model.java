package health.rounds.guard;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;

/**
 * A maximum-entropy model: each clue adds its weight to each outcome, and the sums become probabilities. {@link Training} makes it in
 * the build.
 *
 * <p>OpenNLP keeps the clues as strings, tens of megabytes and seconds of start for ours. Here a clue is a 64-bit hash in an open table;
 * two of 100,000 clues are the same with a chance of one in four thousand million. May be used by many threads at once.
 */
final class Model {
    /** Weights below this hardly move a sum of a hundred. */
    private static final double LEAST = 0.01;

    private final List<String> outcomes;
    private final long[] clues;
    /** Those of the clue in slot {@code i} from {@code i * outcomes} on. */
    private final float[] weights;

    private Model(List<String> outcomes, int slots) {
        this.outcomes = outcomes;
        this.clues = new long[slots];
        this.weights = new float[slots * outcomes.size()];
    }

    /** What OpenNLP has learned. */
    static Model of(AbstractModel learned) {
        Object[] parts = learned.getDataStructures();
        @SuppressWarnings("unchecked") // the second part is the map of the clues, as AbstractModel makes it
        Map<String, Context> contexts = (Map<String, Context>) parts[1];
        contexts.values()
                .removeIf(context -> Arrays.stream(context.getParameters()).allMatch(Model::isLittle));
        Model model = new Model(List.of((String[]) parts[2]), slots(contexts.size()));
        contexts.forEach((clue, context) -> model.put(hash(clue), context));
        return model;
    }

    private static boolean isLittle(double weight) {
        return Math.abs(weight) < LEAST;
    }

    /** A power of two, with a third of the slots free at least. */
    private static int slots(int clues) {
        return Integer.highestOneBit(clues + clues / 2) * 2;
    }

    private void put(long clue, Context context) {
        int slot = slot(clue);
        clues[slot] = clue;
        for (int i = 0; i < context.getOutcomes().length; i++) {
            weights[slot * outcomes.size() + context.getOutcomes()[i]] = (float) context.getParameters()[i];
        }
    }

    /**
     * Reads a model from the folder {@code models} of the classpath.
     *
     * @throws IllegalStateException when it is missing; without it there is no guard
     */
    static Model read(String name) {
        try (InputStream file = Model.class.getResourceAsStream("/models/" + name)) {
            if (file == null) {
                throw new IllegalStateException("Missing model " + name + ": build with ./mvnw package");
            }
            DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16));
            Model model = new Model(List.of(in.readUTF().split(" ", -1)), in.readInt());
            int filled = in.readInt();
            for (int i = 0; i < filled; i++) {
                long clue = in.readLong();
                int slot = model.slot(clue);
                model.clues[slot] = clue;
                for (int k = 0; k < model.outcomes.size(); k++) {
                    model.weights[slot * model.outcomes.size() + k] = in.readFloat();
                }
            }
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read model " + name, e);
        }
    }

    void write(Path file) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.writeUTF(String.join(" ", outcomes));
            out.writeInt(clues.length);
            out.writeInt((int) Arrays.stream(clues).filter(clue -> clue != 0).count());
            for (int slot = 0; slot < clues.length; slot++) {
                if (clues[slot] != 0) {
                    out.writeLong(clues[slot]);
                    for (int k = 0; k < outcomes.size(); k++) {
                        out.writeFloat(weights[slot * outcomes.size() + k]);
                    }
                }
            }
        }
    }

    /** The probability of each outcome, in the order of {@link #outcomes}; a clue that was never seen says nothing. */
    double[] weigh(List<String> given) {
        double[] sums = new double[outcomes.size()];
        for (String clue : given) {
            int slot = slot(hash(clue));
            if (clues[slot] != 0) {
                for (int k = 0; k < sums.length; k++) {
                    sums[k] += weights[slot * sums.length + k];
                }
            }
        }
        double all = 0;
        for (int k = 0; k < sums.length; k++) {
            sums[k] = Math.exp(sums[k]);
            all += sums[k];
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k] /= all;
        }
        return sums;
    }

    double probability(String outcome, List<String> given) {
        return weigh(given)[outcomes.indexOf(outcome)];
    }

    List<String> outcomes() {
        return outcomes;
    }

    /** Where a clue stands, or the free slot where it would. */
    private int slot(long clue) {
        int mask = clues.length - 1;
        int slot = (int) (clue ^ (clue >>> 32)) & mask;
        while (clues[slot] != 0 && clues[slot] != clue) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** FNV-1a over UTF-16; never 0, which marks a free slot. */
    private static long hash(String clue) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < clue.length(); i++) {
            hash = (hash ^ clue.charAt(i)) * 0x100000001b3L;
        }
        return hash == 0 ? 1 : hash;
    }
}
