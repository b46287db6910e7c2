package health.rounds.guard;

/** One text of a submission. */
public record Part(Field field, String text) {}
