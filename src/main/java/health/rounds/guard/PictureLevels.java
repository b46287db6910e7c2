package health.rounds.guard;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * How strongly the guard objects to what stands in a picture. Nobody writes "my patient" on a scan or a wristband: there, a name beside a date
 * of birth or a record number is context enough. On a slide or in a screen picture, the author may say that no patient is meant.
 */
final class PictureLevels {
    /** What only a record or a label says. */
    private static final Set<String> LABELS = Set.of("name.record", "date.birth", "id.record");

    /** Enough by themselves where the rule is certain. */
    private static final Set<String> HARD =
            Set.of("name.record", "name.patient", "date.birth", "id.record", "id.national", "id.plan");

    /** Slides are full of these; beside a label they tell of its patient. */
    private static final Set<String> BESIDE_A_LABEL = Set.of(
            "name.unsure",
            "name.tagged",
            "place.tagged",
            "name.initials",
            "name.fragment",
            "url.record",
            "place.area",
            "place.postcode",
            "date.partial",
            "date.weekday",
            "date.relative",
            "date.holiday",
            "age.over89");

    /** Names by their look alone; the author is asked. */
    private static final Set<String> ONLY_LIKELY = Set.of("name.likely", "name.unsure", "name.tagged", "place.tagged");

    /** Seen without a cue: "case 7", "row 3" and codes of trials. */
    private static final Set<String> NUMBERS_OF_SLIDES = Set.of("id.other", "id.bed", "id.vehicle");

    /** Words about a face or a voice are no face and no voice. */
    private static final Set<String> NEVER = Set.of("biometric.face", "biometric.voice");

    private static final Pattern WITH_YEAR = Pattern.compile("\\d{4}|'\\d\\d|\\d[-/.]\\d+[-/.]\\d\\d|-\\d\\d$");

    /** One capital letter alone says little on a slide. */
    private static final Pattern FULL_NAME = Pattern.compile("\\p{Lu}\\S*[ \\n,]+(?:\\S+ )*\\p{Lu}");

    private PictureLevels() {}

    static Level of(Candidate candidate, Reading reading) {
        if (candidate.basis() == Candidate.Basis.SOFT || NEVER.contains(candidate.rule())) {
            return Level.PASS;
        }
        boolean possible = candidate.basis() == Candidate.Basis.POSSIBLE || ONLY_LIKELY.contains(candidate.rule());
        if (reading.candidates().stream().anyMatch(PictureLevels::isLabel)) {
            return possible ? Level.ASK : Level.BLOCK;
        }
        if (candidate.basis() == Candidate.Basis.CERTAIN && HARD.contains(candidate.rule())) {
            return Level.BLOCK;
        }
        boolean unlikely = BESIDE_A_LABEL.contains(candidate.rule())
                || (candidate.rule().equals("name.likely") && !matches(FULL_NAME, candidate, reading))
                || (candidate.rule().equals("date.full") && !matches(WITH_YEAR, candidate, reading))
                || (possible && NUMBERS_OF_SLIDES.contains(candidate.rule()));
        return unlikely ? Level.PASS : Level.ASK;
    }

    private static boolean isLabel(Candidate candidate) {
        return LABELS.contains(candidate.rule()) && candidate.basis() != Candidate.Basis.POSSIBLE;
    }

    private static boolean matches(Pattern pattern, Candidate candidate, Reading reading) {
        String words = reading.passage().text().substring(candidate.start(), candidate.end());
        return pattern.matcher(words).find();
    }
}
