package health.rounds.posts;

import java.time.Instant;
import java.util.List;

/** A poll of another server and where it stands there. */
public record ReceivedPoll(List<Poll.Option> options, Instant closesAt, boolean multiple, long voters) {
    public ReceivedPoll {
        options = List.copyOf(options);
    }

    List<String> titles() {
        return options.stream().map(Poll.Option::title).toList();
    }
}
