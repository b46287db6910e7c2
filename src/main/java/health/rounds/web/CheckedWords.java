package health.rounds.web;

import health.rounds.guard.Clearance;
import health.rounds.guard.Level;
import health.rounds.guard.Settled;
import health.rounds.guard.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says in one line how a post was checked: what was changed on the way, by kinds alone, and what was overridden. */
final class CheckedWords {
    private CheckedWords() {}

    static String of(Optional<Clearance> clearance, List<Type> changes) {
        StringBuilder said = new StringBuilder("Checked: ");
        if (changes.isEmpty()) {
            boolean hint =
                    clearance.filter(given -> given.level() == Level.NUDGE).isPresent();
            said.append(hint ? "a hint was left as it is." : "nothing found.");
        } else {
            String kinds = changes.stream().map(Words::of).distinct().collect(Collectors.joining(", "));
            said.append(Words.count(changes.size(), "change"))
                    .append(" for privacy (")
                    .append(kinds)
                    .append(").");
        }
        long answered = count(clearance, false);
        long overridden = count(clearance, true);
        if (overridden > 0) {
            return "Checked: " + Words.count(overridden, "override") + (overridden == 1 ? " is" : " are")
                    + " recorded for the privacy officer.";
        }
        return answered > 0 && changes.isEmpty()
                ? "Checked, with your " + (answered == 1 ? "answer." : "answers.")
                : said.toString();
    }

    private static long count(Optional<Clearance> clearance, boolean overrides) {
        return clearance.stream()
                .flatMap(given -> given.settled().stream())
                .filter(settled -> settled.ground() != Settled.Ground.REMEMBERED)
                .filter(settled -> settled.ground().isOverride() == overrides)
                .count();
    }
}
