package health.rounds.web;

import health.rounds.guard.Finding;
import health.rounds.guard.Level;

/**
 * Something that could identify a patient, as the composer shows it.
 *
 * @param number its place in the list, from 1, as it is marked in the text
 * @param field the field of the form it was found in: {@code text}, {@code contentWarning}, {@code option-0}, {@code alt-17}
 * @param words what was found
 * @param start where it begins in what was typed, in UTF-16 units; -1 where typing and cleaned text differ too much to say
 */
public record FindingView(int number, String field, String words, int start, Finding finding) {
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
