package health.rounds.web;

import health.rounds.platform.DataFile;
import java.util.List;

/**
 * How the guard did when it was measured; {@code data/guard-measured.json}, which the benchmark writes.
 *
 * @param checked the day
 * @param rules version of the rules
 */
public record Measured(String checked, String rules, String source, List<Set> sets) {
    public Measured {
        sets = List.copyOf(sets);
    }

    /**
     * Posts that were tried.
     *
     * @param leaky how many of them could identify somebody
     * @param noticed how many of those the guard noticed
     * @param clean how many could not
     * @param stopped how many of those it stopped all the same
     * @param note what to know about the figures
     */
    public record Set(String name, int leaky, int noticed, int clean, int stopped, String note) {
        /** Leaky posts that went out without a word. */
        public int missed() {
            return leaky - noticed;
        }
    }

    static Measured read() {
        return DataFile.json("guard-measured.json", Measured.class);
    }
}
