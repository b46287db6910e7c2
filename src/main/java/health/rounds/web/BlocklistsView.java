package health.rounds.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of the lists of what is kept out.
 *
 * @param older where those added before these are asked for
 * @param problem why nothing was added; empty where something was, or nothing was tried
 * @param typed what was filled in, by field
 */
public record BlocklistsView(
        BlocklistTab tab, List<Entry> entries, Optional<Long> older, String problem, Map<String, String> typed) {
    public BlocklistsView {
        entries = List.copyOf(entries);
        typed = Map.copyOf(typed);
    }

    /** The same after something could not be added. */
    BlocklistsView with(String newProblem, Map<String, String> filledIn) {
        return new BlocklistsView(tab, entries, older, newProblem, filledIn);
    }

    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** What is kept out, how, and what was noted about it; the notes may be empty. */
    public record Entry(long id, String name, String means, List<String> notes, Instant since) {
        public Entry {
            notes = List.copyOf(notes);
        }
    }
}
