package health.rounds.guard;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import opennlp.tools.ml.model.BinaryFileDataReader;
import opennlp.tools.ml.model.GenericModelReader;
import opennlp.tools.ml.model.MaxentModel;

/** A maximum-entropy model that {@link Training} made in the build; may be used by many threads at once. */
final class Model {
    private final MaxentModel model;

    private Model(MaxentModel model) {
        this.model = model;
    }

    static Model of(MaxentModel model) {
        return new Model(model);
    }

    /**
     * Reads a model from the folder {@code models} of the classpath.
     *
     * @throws IllegalStateException when it is missing or broken; without it there is no guard
     */
    static Model read(String name) {
        try (InputStream in = Model.class.getResourceAsStream("/models/" + name)) {
            if (in == null) {
                throw new IllegalStateException("Missing model " + name + ": build with ./mvnw package");
            }
            return of(new GenericModelReader(new BinaryFileDataReader(new DataInputStream(new BufferedInputStream(in))))
                    .getModel());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read model " + name, e);
        }
    }

    /** The probability of each outcome, in the order of {@link #outcome}. */
    double[] weigh(List<String> clues) {
        return model.eval(clues.toArray(String[]::new));
    }

    double probability(String outcome, List<String> clues) {
        return weigh(clues)[model.getIndex(outcome)];
    }

    int outcomes() {
        return model.getNumOutcomes();
    }

    String outcome(int index) {
        return model.getOutcome(index);
    }
}
