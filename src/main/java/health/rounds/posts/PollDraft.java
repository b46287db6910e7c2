package health.rounds.posts;

import java.time.Duration;
import java.util.List;

/** A poll as its author writes it: 2 to 4 options of at most 50 characters, open for 5 minutes to a month. */
public record PollDraft(List<String> options, Duration openFor, boolean multiple, boolean hideTotals) {
    public PollDraft {
        options = List.copyOf(options);
    }
}
