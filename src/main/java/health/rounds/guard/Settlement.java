package health.rounds.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Holds findings against what the author said about them. */
final class Settlement {
    private final Submission submission;
    private final boolean consented;
    private final List<Finding> left = new ArrayList<>();
    private final Map<String, Settled> settled = new LinkedHashMap<>();

    private Settlement(Submission submission) {
        this.submission = submission;
        this.consented = submission
                .consented()
                .filter(Clearance.digest(submission.parts())::equals)
                .isPresent();
    }

    static Settlement of(List<Finding> found, Submission submission) {
        Settlement settlement = new Settlement(submission);
        found.forEach(settlement::hold);
        return settlement;
    }

    /** What still stands. */
    List<Finding> left() {
        return List.copyOf(left);
    }

    /** What the author settled: each rule once for the same words, and of what overlaps the strongest. */
    List<Settled> settled() {
        List<Finding> told = Judge.withoutOverlaps(
                settled.values().stream().map(Settled::finding).toList());
        return settled.values().stream()
                .filter(each -> told.contains(each.finding()))
                .toList();
    }

    private void hold(Finding given) {
        String words = given.words(submission.parts());
        Finding finding = given;
        if (finding.action() == Level.ASK) {
            Optional<Answer> no = answer(finding, words, false);
            if (answer(finding, words, true).isPresent()) {
                finding = finding.as(Level.BLOCK); // "yes" outweighs a "no" that was remembered
            } else if (no.isPresent()) {
                settle(finding, words, ground(no.get()), Optional.empty());
                return;
            }
        }
        // A reason against a block answers a weaker rule's question about the same words too.
        boolean stops = finding.action().compareTo(Level.ASK) >= 0;
        Optional<NotPatient> reason = stops ? notPatient(finding, words) : Optional.empty();
        if (reason.isPresent()) {
            settle(finding, words, Settled.Ground.NOT_PATIENT, reason);
        } else if (consented && stops && finding.rule().overridable() != Rule.Overridable.NEVER) {
            settle(finding, words, Settled.Ground.CONSENT, Optional.empty());
        } else {
            left.add(finding);
        }
    }

    private Optional<Answer> answer(Finding finding, String words, boolean aboutPatient) {
        String wanted = finding.rule().isOfWholeText() ? finding.rule().id() : words;
        return submission.answers().stream()
                .filter(answer -> answer.aboutPatient() == aboutPatient)
                .filter(answer -> answer.words().strip().equalsIgnoreCase(wanted))
                .findFirst();
    }

    private static Settled.Ground ground(Answer answer) {
        return switch (answer.via()) {
            case PAGE -> Settled.Ground.ANSWER;
            case APP -> Settled.Ground.APP;
            case REMEMBERED -> Settled.Ground.REMEMBERED;
        };
    }

    private Optional<NotPatient> notPatient(Finding finding, String words) {
        if (finding.rule().overridable() != Rule.Overridable.BY_REASON) {
            return Optional.empty();
        }
        return submission.notPatients().stream()
                .filter(said -> said.words().strip().equalsIgnoreCase(words)
                        || (finding.type() == Type.NAME
                                && nameParts(said.words()).contains(lower(words))))
                .findFirst();
    }

    /** Whoever "Grace Hopper" is, the "Hopper" further down is the same. */
    private static List<String> nameParts(String words) {
        return Arrays.asList(lower(words).split("[\\s,.]+"));
    }

    private static String lower(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }

    private void settle(Finding finding, String words, Settled.Ground ground, Optional<NotPatient> reason) {
        settled.putIfAbsent(finding.rule().id() + " " + lower(words), new Settled(finding, words, ground, reason));
    }
}
