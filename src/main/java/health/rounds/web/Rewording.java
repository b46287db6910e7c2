package health.rounds.web;

import health.rounds.guard.Finding;

/** Finds the guard's findings in what was typed, and puts its wording in their place. */
final class Rewording {
    private Rewording() {}

    /** What was found, as it stands in the cleaned text that the guard saw. */
    static String words(String cleaned, Finding finding) {
        int end = Math.min(finding.end(), cleaned.length());
        return cleaned.substring(Math.min(finding.start(), end), end);
    }

    /**
     * Where the words stand in what was typed. Cleaning drops spaces at the ends of lines and the like, so a place in the cleaned text is
     * near, not exact; -1 where the words are nowhere.
     */
    static int nearest(String typed, String words, int around) {
        int after = typed.indexOf(words, Math.max(0, around));
        int before = typed.lastIndexOf(words, Math.max(0, around));
        if (after < 0 || before < 0) {
            return Math.max(after, before);
        }
        return after - around <= around - before ? after : before;
    }

    /** The text with the suggestion; where it is to be left out, the space before it goes too. */
    static String take(String typed, FindingView view) {
        String suggestion = view.finding().suggestion();
        boolean spaceGoes = suggestion.isEmpty() && view.start() > 0 && typed.charAt(view.start() - 1) == ' ';
        int start = spaceGoes ? view.start() - 1 : view.start();
        return typed.substring(0, start) + suggestion + typed.substring(view.end());
    }
}
