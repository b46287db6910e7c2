package health.rounds.guard;

/**
 * Something in a text that could identify a patient.
 *
 * @param part index of the part in the submission
 * @param start first UTF-16 unit in the part's original text
 * @param end one past the last unit
 * @param action what follows from it: nudge, ask or block
 * @param rule id of the rule
 * @param explanation why, in plain words
 * @param suggestion wording to put in its place; empty to leave it out
 */
public record Finding(
        int part, int start, int end, Type type, Level action, String rule, String explanation, String suggestion) {}
