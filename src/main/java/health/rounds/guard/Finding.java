package health.rounds.guard;

/**
 * One span that could identify a patient, why, and what to write instead.
 *
 * @param part index into {@link Submission#parts()}
 * @param start first UTF-16 code unit in the part's original text
 * @param end one past the last UTF-16 code unit
 * @param action how strongly the guard objects to this span
 * @param rule id of the rule in {@code data/guard-rules.json}
 * @param explanation one plain sentence for the author
 * @param suggestion words to put in the span's place; empty means leave it out
 */
public record Finding(
        int part, int start, int end, Type type, Level action, String rule, String explanation, String suggestion) {}
