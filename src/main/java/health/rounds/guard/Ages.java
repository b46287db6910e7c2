package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ages of 90 and over, in digits and in words. */
final class Ages implements Detector {
    private static final String OLD = "(?:9\\d|1[0-2]\\d)";
    private static final String UNIT_WORD = "(?:one|two|three|four|five|six|seven|eight|nine)";
    private static final String OLD_WORD = "(?:ninety(?:[- ]" + UNIT_WORD + ")?|(?:a |one )?hundred(?:[- ]and[- ](?:"
            + UNIT_WORD + "|ten|eleven|twelve)|[- ]" + UNIT_WORD + ")?)";
    private static final Scan OTHER_LANGUAGES = scan(
            "\\b(?<age>noventa(?: y (?:un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve))?(?: años)?|cien(?:to (?:un[oa]?|dos|tres|cuatro|cinco))? años|nonagenari[oa]|centenari[oa]"
                    + "|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)undneunzig(?:jährig\\w{0,2}| jahren?)?|neunzig(?:jährig\\w{0,2}| jahren?)|hundert(?:ein|zwei|drei|vier|fünf)?(?:jährig\\w{0,2}| jahren?)"
                    + "|" + OLD + " ans)\\b");
    private static final String YEARS =
            "(?:[- ]?(?:years?|yrs?|yr)(?:[- ]olds?)|[- ]?(?:year|yr|y)[-/ ]?o(?:ld)?s?\\b|[- ]?y/?o\\b|[- ]?yo[mf]\\b|[- ]?y\\.o\\.|[- ]?años|[- ]?jahre(?: alt)?|[- ]?jährig\\w{0,2}|[- ]?years young|[- ]?years of age)";

    private static final Scan WITH_UNIT = scan("(?<![\\w.,/-])(?<age>(?:" + OLD + "|" + OLD_WORD + ")" + YEARS
            + ")(?!\\s+(?:and over|or older|and older|or over|and above))");
    private static final Scan WITH_SEX = scan("(?<![\\w.,/-])(?<age>" + OLD + " ?(?:m|f|male|female))(?![\\w/])");
    private static final Scan AGED = scan(
            "\\b(?:aged|age|alter|edad|turned|turns|turning|turn|birthday[:,]?|celebrated|cumplió|cumple|wurde) ?:?(?: of)? (?<age>(?:"
                    + OLD + "|" + OLD_WORD
                    + ")(?: and (?:three|two|four|five|six|\\d{1,2}) (?:days|weeks|months))?)\\b(?! ?(?:%|mg|bpm|and over|or older|and older|or over|and above|percent|\\+|degrees|pages|pounds|kg|lbs|times|hours|minutes|days|in))");
    private static final Scan BETWEEN_COMMAS =
            scan("(?<=[\\p{L}.)]), ?(?<age>" + OLD + ")(?=[,.;:)!?]|\\s*$| (?:and|who|with|has|is|was|from)\\b)");
    private static final Scan IN_BRACKETS = scan("(?<=\\p{L}) ?\\((?<age>" + OLD + ")(?: ?[mfMF])?\\)");
    private static final Scan PRONOUN = scan(
            "\\b(?:he|she|they|he's|she's|they're|who's|who is|i'm|pt|patient|mum|dad|mother|father|grandma|grandpa|lady|gentleman|man|woman)(?: (?:is|was|were|are|being|just turned|will be|would be))? (?<age>"
                    + OLD + "|" + OLD_WORD
                    + ")(?=[ ,.;:!?)\\n]|$)(?! (?:%|mg|bpm|mmhg|kg|percent|minutes|hours|days|miles|times|degrees|of|in|on|and over|more|per|ml|lbs|pounds|people|patients|beats|systolic|over|thousand|dollars|weeks|months|stitches|units))");
    private static final Scan IN_WORDS = scan("\\b(?:is|was|turns|turned|being) (?<age>ninety[- ]" + UNIT_WORD
            + "|(?:a|one) hundred(?: and (?:" + UNIT_WORD
            + "|ten|eleven|twelve))?)\\b(?! (?:percent|per|times|miles|people|patients|days|dollars|pounds|and))");
    private static final Scan ALONE =
            scan("[.!?] (?<age>ninety[- ]" + UNIT_WORD + "|a hundred and " + UNIT_WORD + "|" + OLD + ")(?=[.!?])");
    private static final Scan NOUN = scan("\\b(?<age>(?:super)?(?:nonagenarian|centenarian)s?)\\b");
    private static final Scan DECADE =
            scan("\\bin (?:his|her|their) (?:late |early |mid-?|mid )?(?<age>nineties|90'?s)\\b");
    /** "90 or older" is what the guard itself suggests. */
    private static final Pattern AFTER = Pattern.compile(" (?:or|and) (?:older|over|above)|\\+");

    private static final Pattern THRESHOLD = Pattern.compile(
            "(?:over|above|under|below|than|least|>|<|≥|≤|=|from|to|patients|people|adults|women|men|those|up to|cut-?off|threshold|range)[ =]{0,2}(?:aged? |the age of )?$",
            Pattern.CASE_INSENSITIVE);

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        for (Scan scan : List.of(
                WITH_UNIT,
                WITH_SEX,
                AGED,
                BETWEEN_COMMAS,
                IN_BRACKETS,
                PRONOUN,
                IN_WORDS,
                OTHER_LANGUAGES,
                ALONE,
                NOUN,
                DECADE)) {
            Scan.Hits m = scan.in(passage.text());
            while (m.find()) {
                int start = m.start("age");
                String before = passage.text().substring(Math.max(0, start - 24), start);
                boolean already = AFTER.matcher(passage.text())
                        .region(m.end("age"), passage.text().length())
                        .lookingAt();
                if (!already && !THRESHOLD.matcher(before).find()) {
                    found.add(new Candidate(
                            start, m.end("age"), "age.over89", Candidate.Basis.CLINICAL, wording(m.group("age"))));
                }
            }
        }
        return found;
    }

    private static String wording(String age) {
        String lower = age.toLowerCase(Locale.ROOT);
        if (lower.endsWith("arian")) {
            return "person aged 90 or older";
        }
        if (lower.endsWith("arians")) {
            return "people aged 90 or older";
        }
        return lower.matches(".*[- ]olds?") ? "90+-year-old" : "90 or older";
    }

    private static Scan scan(String regex) {
        return Scan.of(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
