package health.rounds.filters;

import java.util.Optional;

/** One thing done to the keywords of a filter. */
public sealed interface KeywordChange {
    /** A new keyword. */
    record Add(String text, boolean wholeWord) implements KeywordChange {}

    /** Another text or another way of looking for it; what is empty stays. */
    record Edit(long id, Optional<String> text, Optional<Boolean> wholeWord) implements KeywordChange {}

    /** A keyword less. */
    record Remove(long id) implements KeywordChange {}
}
