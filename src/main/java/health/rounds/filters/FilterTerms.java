package health.rounds.filters;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a filter is called, where it applies, what it does and until when. */
public record FilterTerms(String title, Set<FilterContext> contexts, FilterAction action, Optional<Instant> expiresAt) {
    public FilterTerms {
        contexts = Set.copyOf(contexts);
    }
}
