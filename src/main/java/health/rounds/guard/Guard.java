package health.rounds.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Screens the texts of a submission for anything that could identify a patient, before they become public.
 *
 * <p>Read {@link #screen} from top to bottom. The guard keeps nothing, calls nobody, and may be used by many threads at once. A
 * text takes time in proportion to its length.
 */
@Component
public final class Guard {
    private final RuleBook rules = new RuleBook();
    private final Reader reader;
    private final StoryReader stories;
    private final Judge judge;

    public Guard() {
        Lexicon lexicon = new Lexicon();
        PatientContext context = new PatientContext(lexicon);
        reader = new Reader(rules, lexicon, new Tagger(Model.read(Tagger.MODEL), new WordClues(lexicon)));
        Bearing bearing = new Bearing(Model.read(Bearing.MODEL), new BearingClues(rules, lexicon, context));
        stories = new StoryReader();
        PostClues clues = new PostClues(context, lexicon, stories);
        Subject subject = new Subject(Model.read(Subject.MODEL), clues);
        Combination combination = new Combination(Model.read(Combination.MODEL), clues, stories, lexicon);
        judge = new Judge(rules, context, subject, bearing, combination, lexicon);
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
                readings.add(reader.read(part, submission.parts().get(part)));
            }
            // Read only where a story asks where the writer lives, which most posts do not.
            Supplier<Passage> about = () -> reader.passage(
                    new Part(Field.PROFILE_TEXT, author.background().about()));
            Settlement settlement = Settlement.of(judge.findings(readings, author, about), submission);
            return verdict(Judge.withoutOverlaps(settlement.left()), settlement.settled(), submission);
        } catch (RuntimeException | StackOverflowError e) {
            throw new GuardFailed(e);
        }
    }

    /** What a published text tells of a patient, to be remembered with its author: the next post may complete it. */
    public Story story(String text) {
        return stories.read(reader.passage(new Part(Field.TEXT, text)));
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
