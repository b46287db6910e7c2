package health.rounds.web;

import health.rounds.guard.Finding;
import health.rounds.guard.Level;
import health.rounds.guard.Rule;

/**
 * Something that could identify a patient, as the composer shows it.
 *
 * @param number its place in the list, from 1, as it is marked in the text
 * @param field the field of the form it was found in: {@code text}, {@code contentWarning}, {@code option-0}, {@code alt-17}
 * @param words what was found
 * @param start where it begins in what was typed, in UTF-16 units; -1 where typing and cleaned text differ too much to say
 */
public record FindingView(int number, String field, String words, int start, Finding finding) {
    private static final int MOST_SHOWN = 80;

    public int end() {
        return start < 0 ? -1 : start + words.length();
    }

    /** The same at another place of the list. */
    FindingView numbered(int newNumber) {
        return new FindingView(newNumber, field, words, start, finding);
    }

    public boolean isQuestion() {
        return finding.action() == Level.ASK;
    }

    public boolean isHeld() {
        return finding.action() == Level.BLOCK;
    }

    /** Whether the question is about the text as a whole, in which no words are marked. */
    public boolean isOfWholeText() {
        return finding.rule().isOfWholeText();
    }

    /** The words, or the beginning of many. */
    public String shown() {
        int end = Math.min(words.length(), MOST_SHOWN);
        return end == words.length()
                ? words
                : words.substring(0, words.offsetByCodePoints(0, words.codePointCount(0, end))) + "…";
    }

    /** What an answer to the question names. */
    public String asked() {
        return isOfWholeText() ? finding.rule().id() : words;
    }

    /** Whether the author's word, with a reason, is enough to override it. What describes a picture is reworded instead. */
    public boolean mayBeExplained() {
        return isHeld() && !isInPicture() && finding.rule().overridable() == Rule.Overridable.BY_REASON;
    }

    boolean mayBeConsentedTo() {
        return !isInPicture() && finding.rule().overridable() != Rule.Overridable.NEVER;
    }

    private boolean isInPicture() {
        return field.startsWith("alt-");
    }

    /** How serious it is, in a word that needs no colour. */
    public String weight() {
        return switch (finding.action()) {
            case BLOCK -> "Identifies";
            case ASK -> "Question";
            case NUDGE, PASS -> "Look again";
        };
    }

    /** The sign that goes with it. */
    public String icon() {
        return switch (finding.action()) {
            case BLOCK -> "exclamation-octagon";
            case ASK -> "question-circle";
            case NUDGE, PASS -> "info-circle";
        };
    }

    /** How the form names it when its suggestion is taken. */
    public String key() {
        return field + ":" + start + ":" + end();
    }

    /** Where it was found, in words; nothing for the text itself. */
    public String where() {
        if (field.startsWith("option-")) {
            return "in the poll";
        }
        if (field.startsWith("alt-")) {
            return "in a picture’s description";
        }
        return field.equals("contentWarning") ? "in the content warning" : "";
    }
}
