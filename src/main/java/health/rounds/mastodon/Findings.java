package health.rounds.mastodon;

import health.rounds.guard.Field;
import health.rounds.guard.Finding;
import health.rounds.guard.Level;
import health.rounds.guard.Part;
import java.util.List;

/**
 * Says what the guard found, in a few sentences for the person behind an app that shows only errors: which words, why, and what to do.
 * Each finding stands in {@code findings} for apps that can show more.
 */
final class Findings {
    /** What fits into the notice of an app on a phone. */
    private static final int LONGEST = 300;

    private static final int LONGEST_QUOTE = 40;

    private static final String HELD = "Not published.";
    private static final String ASKED = "Not published yet.";
    private static final String NO_PATIENT =
            " If this is not about a patient, post the same text again within 10 minutes.";
    private static final String MORE = " And %d more.";

    private Findings() {}

    /** It would identify a patient. */
    static ApiError held(List<Finding> findings, List<Part> parts) {
        return error(HELD, "", of(Level.BLOCK, findings), findings, parts);
    }

    /** The author has to say whether a patient is meant; an app cannot ask, so the same text once more is the answer. */
    static ApiError asked(List<Finding> findings, List<Part> parts) {
        return error(ASKED, NO_PATIENT, of(Level.ASK, findings), findings, parts);
    }

    private static List<Finding> of(Level level, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.action() == level).toList();
    }

    private static ApiError error(
            String begin, String end, List<Finding> reasons, List<Finding> findings, List<Part> parts) {
        StringBuilder sentence = new StringBuilder(begin);
        int room = LONGEST - end.length() - MORE.length();
        int said = 0;
        while (said < reasons.size()) {
            String reason = " " + reason(reasons.get(said), parts);
            if (said > 0 && sentence.length() + reason.length() > room) {
                break;
            }
            sentence.append(reason);
            said++;
        }
        if (said < reasons.size()) {
            sentence.append(MORE.formatted(reasons.size() - said));
        }
        return ApiError.unprocessable(
                sentence.append(end).toString(),
                "findings",
                findings.stream()
                        .map(finding -> FindingEntity.of(finding, field(finding, parts)))
                        .toList());
    }

    private static String reason(Finding finding, List<Part> parts) {
        if (finding.rule().isOfWholeText()) {
            return finding.explanation();
        }
        String quoted = quote(finding, parts);
        String name = quoted.isEmpty() ? finding.rule().title() : "“" + quoted + "”";
        String reason = name + ": " + finding.explanation();
        return finding.action() == Level.ASK ? reason : reason + " " + advice(finding);
    }

    private static String advice(Finding finding) {
        return finding.suggestion().isEmpty() ? "Leave it out." : "Write “" + finding.suggestion() + "”.";
    }

    private static String quote(Finding finding, List<Part> parts) {
        String text = finding.part() < parts.size() ? parts.get(finding.part()).text() : "";
        if (finding.end() > text.length()) {
            return "";
        }
        String words = text.substring(finding.start(), finding.end()).strip();
        if (words.length() <= LONGEST_QUOTE) {
            return words;
        }
        int cut = words.offsetByCodePoints(0, Math.min(LONGEST_QUOTE, words.codePointCount(0, words.length())));
        return words.substring(0, cut) + "…";
    }

    private static Field field(Finding finding, List<Part> parts) {
        return finding.part() < parts.size() ? parts.get(finding.part()).field() : Field.TEXT;
    }
}
