package bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The results of several runs. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    Samples add(double value) {
        values.add(value);
        return this;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    double median() {
        return quantile(0.5);
    }

    double least() {
        return quantile(0);
    }

    double greatest() {
        return quantile(1);
    }

    /** The smallest value that at least this part of all do not exceed (nearest rank). */
    double quantile(double part) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }
}
