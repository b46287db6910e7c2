package health.rounds.discovery;

import health.rounds.testkit.Community;

/** Spares tests the five minutes for which trends are kept. */
public final class FreshTrends {
    private FreshTrends() {}

    /** Computes them now. */
    public static void compute() {
        Community.shared().part(Trends.class).refresh();
    }
}
