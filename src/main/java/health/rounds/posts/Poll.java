package health.rounds.posts;

import java.time.Instant;
import java.util.List;

/**
 * A poll and where it stands.
 *
 * @param voters how many accounts voted
 */
public record Poll(
        PostId post, List<Option> options, Instant closesAt, boolean multiple, boolean hideTotals, long voters) {
    public Poll {
        options = List.copyOf(options);
    }

    /** One answer and the votes it has. */
    public record Option(String title, long votes) {}

    List<String> titles() {
        return options.stream().map(Option::title).toList();
    }

    /** Whether voting has ended. */
    public boolean isClosed(Instant now) {
        return !now.isBefore(closesAt);
    }

    /** All votes given; with several choices per voter more than {@link #voters}. */
    public long votes() {
        return options.stream().mapToLong(Option::votes).sum();
    }
}
