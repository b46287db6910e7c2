package health.rounds.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides whether a post talks about a patient: only then is a bare name, a town or "on Saturday" an identifier.
 *
 * <p>A sum of hints, each counted a few times at most, so that a long post is not a patient's story by length alone. The weights
 * were set on the development posts of {@code guard-dev}.
 */
final class PatientContext {
    /** From here on a patient is talked about. */
    static final double PATIENT = 1.5;

    private static final double MOST_FROM_CANDIDATES = 3;

    private static final Scan AGE = Scan.of(
            "\\b\\d{1,3}[ -]?(?:y/?o|yo|yr[- ]old|year[- ]old|years[- ]old|-years?-old|años|jahre|-weeker)\\b|\\b[1-9]\\d ?[mf]\\b|, \\d{2}(?=[,.;)](?!\\d)| (?:and|who|with)\\b)|\\([1-9]\\d\\)"
                    + "|\\b(?:she|he|one|who)(?:'s| is| was) (?:\\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\w{1,6})?|four|five|six|seven|eight|nine|ten|fifteen|sixteen)\\b(?! (?:%|minutes|hours|days|miles|km|mg|times))"
                    + "|\\b(?:male|female|man|woman|boy|girl|m|f|varón|mujer|patientin|patient),? (?:about |aged |in his |in her )?\\d{1,2}s?\\b|\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}) years old\\b|\\bmale, \\d0s",
            Pattern.CASE_INSENSITIVE);
    private static final Scan MINE = Scan.of(
            "\\bmy (?:\\w{1,12} )?(?:\\d{1,2}|two|three|four|nine|ten|eleven|twelve|one|eight|quarter past) ?(?:o'?clock|am|pm)?(?: was| is|:)|\\bmy \\w{3,6} o'clock\\b"
                    + "|\\b(?:we|i) (?:admitted|discharged|intubated|coded|lost|operated|diagnosed|delivered|treated|scoped|looked after|examined|put in|called (?:his|her)|told (?:his|her))\\b"
                    + "|\\b(?:on|in|to|through) (?:my|our) (?:ward|unit|list|clinic|liver list|icu|nicu|ed|er|list|consulting room|corridor|practice|bay|resus)\\b"
                    + "|\\b(?:she|he|they)'s mine\\b|\\bcame (?:in|through|to us)\\b|\\b(?:lost|broke|broken|crushed|cut|burned|burnt|injured|fractured|severed) (?:a|the|his|her|their|both|my) (?:\\w{1,10} )?(?:thumb|finger|fingers|leg|legs|arm|arms|foot|feet|hand|hands|toe|toes|eye|eyes|hip|pelvis|spine|neck|back|jaw|nose|skull|ribs?|wrist|ankle|femur)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan MEMORY = Scan.of(
            "\\b(?:can'?t|cannot|couldn'?t|don'?t|will never|never|won'?t|i'?ll never|i still|still) (?:stop )?(?:think(?:ing)?(?: about)?|forget|shak(?:e|ing)|sleep|see|hear)\\b|\\bi think about\\b|\\bhaunts? me\\b|\\bstay(?:s|ed)? with me\\b|\\bto the (?:family|parents|man|woman|lady|gentleman|wife|husband|son|daughter|kids|mother|father|person)\\b"
                    + "|\\b(?:anyone|anybody|does anyone|if (?:you|anyone|anybody|somebody)) (?:know|knows|near|recognis|recogniz|seen)\\w{0,3}\\b|\\bplease (?:call us|share|ring|return)\\b|\\btell (?:him|her|them) \\b|\\bif you(?:'re| are) reading this\\b|\\bwhoever (?:keeps|sent|left|took|is)\\b|\\bfirst words\\b|\\bnobody (?:told|warned|called|rang|believed|noticed)\\b|\\bthe family\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan HYPOTHETICAL = Scan.of(
            "\\bwhat (?:do|would) you do\\b|\\bif you say\\b|\\bname the (?:sign|disease|diagnosis|syndrome|lesion)\\b|\\bmost likely diagnosis\\b|\\bno real patient\\b|\\bmade (?:her|him|it) up\\b|\\btalk me through\\b|\\bwhat am i\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan OWN_BODY = Scan.of(
            "\\bmy own (?:\\w{1,15} )?(?:appendix|surgery|cancer|diagnosis|miscarriage|registrar|hospital|clinic|gp)\\b|\\bi (?:was|am|'m) (?:diagnosed|admitted|a patient)\\b|\\bi had my\\b|(?<!\\w)(?:my (?:late )?)?(?:grandad|granddad|grandpa|grandma|granny|gran|nan|nana|dad|mum|mom|my (?:mother|father|grandmother|grandfather|sister|brother|wife|husband|uncle|aunt)) (?:was a|is a|turned|taught|used to|always|still|worked|finally|cried|asked if|had a|died of|died in)\\b|\\bi'm \\d{2}\\b|\\bmeine[nr]? (?:kinder|tochter|frau)\\b",
            Pattern.CASE_INSENSITIVE);

    /** {@code #RSNA24}, {@code #ESCCongress}, or a German compound of Kongress. */
    private static final Scan MEETING_TAG = Scan.of(
            "#[A-Za-z]{2,15}(?:20)?\\d{2}\\b|#\\w{0,15}(?:congress|conf|meeting|kongress)\\b|\\b[\\p{L}-]{1,20}kongress\\b",
            Pattern.CASE_INSENSITIVE);

    /** Seen without a cue, such a word is in every second text. */
    private static final Set<String> LITTLE = Set.of("name.tagged", "place.tagged", "biometric.face");

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
        score += AGE.isIn(text) ? 1.5 : 0;
        score += MINE.isIn(text) ? 1.5 : 0;
        score += MEMORY.isIn(text) ? 0.8 : 0;
        double hints = hints(candidates);
        score += hints;

        score -= 5.0 * atMost(1, count("made-up", tokens));
        score -= HYPOTHETICAL.isIn(text) ? 4 : 0;
        score -= OWN_BODY.isIn(text) ? 3 : 0;
        score -= 0.8 * atMost(3, count("research", tokens));
        score -= 0.8 * atMost(3, count("meeting", tokens));
        score -= MEETING_TAG.isIn(text) ? 1 : 0;
        // "Shout-out to Mr K in bed 12" thanks a patient.
        score -= hints >= 2 ? 0 : 2.0 * atMost(1, count("thanks", tokens));
        score -= 1.5 * atMost(2, count("own-life", tokens));
        score -= 1.0 * atMost(2, count("public", tokens));
        score -= 3.0 * atMost(1, count("public-figure", tokens));
        return score;
    }

    private int count(String list, List<Token> tokens) {
        return lexicon.list(list).count(tokens);
    }

    private static int atMost(int most, int count) {
        return Math.min(most, count);
    }

    /** Different kinds of candidates add up: a name, a bed and a town together are a story. */
    private static double hints(List<Candidate> candidates) {
        Map<String, Double> byRule = new HashMap<>();
        for (Candidate candidate : candidates) {
            byRule.merge(family(candidate.rule()), hint(candidate), Math::max);
        }
        return Math.min(
                MOST_FROM_CANDIDATES,
                byRule.values().stream().mapToDouble(Double::doubleValue).sum());
    }

    /** Names count once, places count once, whatever rule saw them. */
    private static String family(String rule) {
        int dot = rule.indexOf('.');
        return rule.startsWith("id.") || rule.startsWith("quasi.") ? rule : rule.substring(0, dot);
    }

    private static double hint(Candidate candidate) {
        if (candidate.basis() == Candidate.Basis.CERTAIN) {
            return 2;
        }
        if (candidate.basis() == Candidate.Basis.POSSIBLE && LITTLE.contains(candidate.rule())) {
            return 0.1;
        }
        return switch (candidate.rule()) {
            case "name.title", "name.mourned" -> 2;
            case "name.patient", "name.called", "name.relative", "name.age", "name.initials", "name.record" -> 1.5;
            case "id.bed", "id.other", "age.over89", "biometric.face", "biometric.voice" -> 1;
            case "place.address" -> 1;
            case "name.likely" -> 0.7;
            case "name.unsure", "quasi.role", "quasi.relation" -> 0.5;
            case "place.facility", "place.area", "quasi.event" -> 0.4;
            default -> 0.3;
        };
    }
}
