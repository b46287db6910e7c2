package health.rounds.guard;

import java.util.List;

/**
 * One span that could identify a patient, why, and what to write instead.
 *
 * @param part index into {@link Submission#parts()}
 * @param start first UTF-16 code unit in the part's original text
 * @param end one past the last UTF-16 code unit
 * @param action how strongly the guard objects to this span
 * @param explanation one plain sentence for the author
 * @param suggestion words to put in the span's place; empty means leave it out
 */
public record Finding(int part, int start, int end, Level action, Rule rule, String explanation, String suggestion) {
    public Type type() {
        return rule.type();
    }

    /** The same with another weight. */
    Finding as(Level other) {
        return new Finding(part, start, end, other, rule, explanation, suggestion);
    }

    /** What was found, without blanks around it. */
    public String words(List<Part> parts) {
        return parts.get(part).text().substring(start, end).strip();
    }
}
