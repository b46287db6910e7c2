package health.rounds.filters;

/** Words that a filter looks for, as its owner typed them. */
public record Keyword(long id, String text, boolean wholeWord) {}
