package health.rounds.guard;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Decides whether a post talks about a patient: only then is a bare name, a town or "on Saturday" an identifier.
 *
 * <p>A sum of hints, each counted a few times at most, so that a long post is not a patient's story by length alone.
 */
final class PatientContext {
    /** From here on a patient is talked about. */
    static final double PATIENT = 2.5;

    private static final Pattern AGE = Pattern.compile(
            "\\b\\d{1,3}[ -]?(?:y/?o|yo|yr[- ]old|year[- ]old|years[- ]old|-years?-old|años|jahre|-weeker)\\b|\\b(?:[1-9]\\d) ?[mf]\\b|, \\d{2}(?=[,.;)]| (?:and|who|with)\\b)|\\((?:[1-9]\\d)\\)|\\b(?:she|he)(?:'s| is| was) (?:\\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\w+)?|four|five|six|seven|eight|nine|ten|fifteen|sixteen)\\b|\\b(?:male|female|man|woman|boy|girl|m|f|varón|mujer|patientin|patient),? (?:about |aged |in his |in her )?\\d{1,2}s?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MINE = Pattern.compile(
            "\\bmy (?:\\w+ )?(?:2|3|4|9|10|11|12|two|three|four|nine|ten|eleven|twelve|one|8|eight) o'?clock\\b|\\b(?:we|i) (?:admitted|discharged|intubated|coded|lost|operated|diagnosed|delivered|treated|scoped|saw|put in|looked after|examined)\\b|\\bis (?:now )?(?:on my|in my|on our|in our) (?:ward|unit|list|clinic|liver list)\\b|\\b(?:my|our) (?:ward|unit|consulting room|clinic room|liver list)\\b|\\b(?:she|he|they)'s mine\\b|\\bcame (?:in|through|to us)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern HYPOTHETICAL = Pattern.compile(
            "\\bwhat (?:do|would) you do\\b|\\bwhat(?:'s| is) the (?:diagnosis|next step|dose|management)\\b|\\bif you say\\b|\\bname the\\b|\\bmost likely diagnosis\\b|\\bno real patient\\b|\\bmade (?:her|him) up\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_BODY = Pattern.compile(
            "\\bmy own (?:\\w+ )?(?:appendix|surgery|cancer|diagnosis|miscarriage|registrar|hospital|clinic)\\b|\\bi (?:was|am|'m) (?:diagnosed|admitted|a patient)\\b|\\bi had my\\b|\\bi'm \\d{2}\\b",
            Pattern.CASE_INSENSITIVE);

    private final Lexicon lexicon;

    PatientContext(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The sum of hints of one passage; the candidates that no safe span covers count as hints too. */
    double score(Passage passage, List<Candidate> candidates) {
        List<Token> tokens = passage.tokens();
        String text = passage.text();
        double score = 0;
        score += 2.5 * atMost(1, count("patient", tokens));
        score += 0.7 * atMost(3, count("third-person", tokens));
        score += 0.7 * atMost(2, count("person", tokens));
        score += 1.0 * atMost(3, count("event", tokens));
        score += 0.5 * atMost(2, count("setting", tokens));
        score += 0.5 * atMost(3, count("condition", tokens));
        score += AGE.matcher(text).find() ? 1.5 : 0;
        score += MINE.matcher(text).find() ? 2 : 0;
        score += candidates.stream().mapToDouble(PatientContext::hint).max().orElse(0);

        score -= 4.0 * atMost(1, count("made-up", tokens));
        score -= HYPOTHETICAL.matcher(text).find() ? 4 : 0;
        score -= OWN_BODY.matcher(text).find() ? 3 : 0;
        score -= 0.8 * atMost(3, count("research", tokens));
        score -= 0.8 * atMost(3, count("meeting", tokens));
        score -= 2.0 * atMost(1, count("thanks", tokens));
        score -= 1.5 * atMost(2, count("own-life", tokens));
        score -= 1.0 * atMost(2, count("public", tokens));
        score -= 3.0 * atMost(1, count("public-figure", tokens));
        return score;
    }

    boolean isContactNotice(Passage passage) {
        return lexicon.list("contact").count(passage.tokens()) > 0;
    }

    private int count(String list, List<Token> tokens) {
        return lexicon.list(list).count(tokens);
    }

    private static int atMost(int most, int count) {
        return Math.min(most, count);
    }

    private static double hint(Candidate candidate) {
        if (candidate.basis() == Candidate.Basis.CERTAIN) {
            return 2;
        }
        return switch (candidate.rule()) {
            case "name.title", "name.mourned" -> 2;
            case "name.patient", "name.relative", "name.age", "name.initials" -> 1.5;
            case "id.bed", "age.over89", "id.other", "biometric.face", "biometric.voice" -> 1;
            default -> 0;
        };
    }
}
