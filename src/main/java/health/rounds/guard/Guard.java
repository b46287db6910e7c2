package health.rounds.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Screens the texts of a submission for anything that could identify a patient, before they become public.
 *
 * <p>Read {@link #screen} from top to bottom. The guard keeps nothing, calls nobody, and may be used by many threads at once. A
 * text takes time in proportion to its length.
 */
@Component
public final class Guard {
    private final Normaliser normaliser = new Normaliser();
    private final RuleBook rules = new RuleBook();
    private final List<Detector> detectors;
    private final SafeSpans safeSpans;
    private final Judge judge;

    public Guard() {
        Lexicon lexicon = new Lexicon();
        NameRuns runs = new NameRuns(lexicon);
        detectors = List.of(
                new CuedIds(),
                new NationalIds(),
                new Phones(),
                new EmailsAndUrls(),
                new Dates(),
                new Ages(),
                new Biometrics(),
                new CuedNames(lexicon, runs),
                new Places(lexicon),
                new BareNames(lexicon, runs),
                new Quasi(lexicon));
        safeSpans = new SafeSpans(lexicon);
        judge = new Judge(rules, new PatientContext(lexicon), lexicon);
    }

    /**
     * Says whether these texts may become public; only {@link Verdict.Clear} carries a {@link Clearance}.
     *
     * @throws GuardFailed when screening did not come to an end; then nothing may be published
     */
    public Verdict screen(Submission submission, Author author) {
        try {
            List<Reading> readings = new ArrayList<>();
            for (int part = 0; part < submission.parts().size(); part++) {
                readings.add(read(part, submission.parts().get(part)));
            }
            Settlement settlement = Settlement.of(judge.findings(readings, author), submission);
            return verdict(Judge.withoutOverlaps(settlement.left()), settlement.settled(), submission);
        } catch (RuntimeException | StackOverflowError e) {
            throw new GuardFailed(e);
        }
    }

    /** The version of the rules, as a clearance quotes it. */
    public String ruleSet() {
        return rules.version();
    }

    /** Every rule, in the order of the rule book. */
    public List<Rule> rules() {
        return rules.all();
    }

    /** When the rules were last checked against what they stand on. */
    public LocalDate rulesCheckedOn() {
        return rules.checked();
    }

    private Reading read(int part, Part text) {
        // Underscores join the words of a file name; for the rules they are spaces.
        String original = text.field() == Field.FILE_NAME ? text.text().replace('_', ' ') : text.text();
        Passage passage = new Passage(text.field(), normaliser.normalise(original));
        SafeSpans.Marks marks = safeSpans.mark(passage);
        List<Candidate> candidates = new ArrayList<>();
        for (Detector detector : detectors) {
            for (Candidate candidate : detector.detect(passage)) {
                if (!marks.cover(candidate, rules.rule(candidate.rule()).type())) {
                    candidates.add(candidate);
                }
            }
        }
        return new Reading(part, passage, marks, candidates);
    }

    private Verdict verdict(List<Finding> findings, List<Settled> settled, Submission submission) {
        Level level =
                findings.stream().map(Finding::action).max(Level::compareTo).orElse(Level.PASS);
        return switch (level) {
            case BLOCK -> new Verdict.Held(findings);
            case ASK -> new Verdict.Ask(findings);
            case NUDGE, PASS ->
                new Verdict.Clear(new Clearance(submission.parts(), ruleSet(), level, settled), findings);
        };
    }
}
