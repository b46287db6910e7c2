package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names, hospitals and numbers in the form in which devices, wristbands and request forms print them: in capitals, without a verb, a field a
 * line. Reads pictures only: in a post, capitals are for shouting.
 */
final class PictureLabels implements Detector {
    private static final String WORD = "\\p{L}[\\p{L}'.-]*";

    /** A name that a field announces, on the same line. */
    private static final Scan FIELD = scan(
            "(?<![\\p{L}])(?:patient'?s?(?: |-)?(?:full )?name|patient|pt\\.?(?: name)?|name|full name|sur ?name|last ?name|family name|fore ?name|first ?name|given name"
                    + "|nombre|paciente|apellidos?|nachname|vorname|familienname)(?: \\([^)\\n]{0,12}\\))? ?[:=] ?(?<value>"
                    + WORD + "(?:[ ,^]{1,2}" + WORD + "){0,4})");

    /** The same without a value beside it: it stands on the next line. */
    private static final Scan FIELD_ABOVE = scan(
            "(?:^|\\n)(?:patient'?s? name|patient|name|surname|last name|first name|nombre|paciente|nachname|vorname) ?:?\\n(?<value>"
                    + WORD + "(?:[ ,^]{1,2}" + WORD + "){0,3})(?=\\n|$)");

    /** Two to four words in capitals, perhaps with a comma or carets between them. */
    private static final Scan CAPITALS = Scan.of(
            "(?<![\\p{L}\\d.:-])(?<value>\\p{Lu}[\\p{Lu}'-]+(?:(?: ?, ?|\\^+| )\\p{Lu}[\\p{Lu}'-]*\\.?){1,3})(?![\\p{L}\\d])");

    /** One word in capitals: a surname, or a name whose spaces were lost in reading. */
    private static final Scan CAPITAL = Scan.of("(?<![\\p{L}\\d])(?<value>\\p{Lu}{4,30})(?![\\p{L}])");

    private static final Pattern SEX_BEHIND = Pattern.compile(" ?[\\[(] ?[MFUO] ?[\\])]");

    /** What devices print behind a name: sex, age, a number, a date. */
    private static final Pattern RECORD_BEHIND = Pattern.compile(
            " ?(?:[\\[(] ?[MFUOmfuo] ?[\\])]|[MF]\\b|\\d{2,3} ?[YJA]\\b|[,;]? ?\\d{5,}|[,;]? ?\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}).*",
            Pattern.DOTALL);

    /** What devices print above or below it. */
    private static final Scan RECORD_BESIDE = scan(
            "(?<![\\p{L}])(?:d\\.?o\\.?b|date of birth|born|geb\\.?|f\\.? ?nac|mrn|pat(?:ient)? ?id|pid|id|acc(?:ession)?)(?: ?(?:no|nr|number|#)\\.?)? ?[.:#=]? ?\\d");

    private static final Scan FACILITY = Scan.of(
            "(?<![\\p{L}])(?<value>(?:\\p{Lu}[\\p{Lu}'.&-]* ){1,5}(?:HOSPITALS?|CLINICS?|INFIRMARY|KLINIKUM|KLINIK|KRANKENHAUS|HOSPICE|SANATORIUM|MEDICAL CENT(?:ER|RE)|HEALTH SYSTEM|NHS TRUST)"
                    + "|(?:HOSPITAL|KLINIKUM|CLINICA|CLÍNICA|CENTRO MEDICO)(?: \\p{Lu}[\\p{Lu}'.&-]*){1,4})(?![\\p{L}])");

    private static final Scan NUMBER = Scan.of("(?<=^|[\\n ])(?<value>[A-Z]{0,3}\\d{6,12})(?=$|[\\n ])");

    /** What stands in such a field when the picture has been cleaned already. */
    private static final Set<String> NOBODY = Set.of(
            "anonymous",
            "anonymised",
            "anonymized",
            "anon",
            "unknown",
            "test",
            "phantom",
            "removed",
            "redacted",
            "none",
            "id",
            "name",
            "no",
            "deidentified",
            "de-identified",
            "patient",
            "demo",
            "dob",
            "sex",
            "age");

    private final Lexicon lexicon;

    PictureLabels(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        if (passage.field() != Field.PICTURE_TEXT) {
            return found;
        }
        for (Scan fields : List.of(FIELD, FIELD_ABOVE)) {
            Scan.Hits hits = fields.in(passage.text());
            while (hits.find()) {
                int start = hits.start("value");
                if (!NOBODY.contains(firstWord(passage, start)) && mayBeName(passage, start, hits.end("value"))) {
                    add(start, hits.end("value"), "name.record", Candidate.Basis.CERTAIN, found);
                }
            }
        }
        capitals(passage, found);
        capital(passage, found);
        Scan.Hits facility = FACILITY.in(passage.text());
        while (facility.find()) {
            if (hasOwnName(passage, facility.start("value"), facility.end("value"))) {
                add(facility.start("value"), facility.end("value"), "place.facility", Candidate.Basis.CERTAIN, found);
            }
        }
        Scan.Hits number = NUMBER.in(passage.text());
        while (number.find()) {
            add(number.start("value"), number.end("value"), "id.other", Candidate.Basis.POSSIBLE, found);
        }
        return found;
    }

    private void capitals(Passage passage, List<Candidate> found) {
        boolean record = RECORD_BESIDE.isIn(passage.text());
        Scan.Hits hits = CAPITALS.in(passage.text());
        while (hits.find()) {
            int start = hits.start("value");
            int end = hits.end("value");
            if (!isName(passage, start, end)) {
                continue;
            }
            boolean certain = hits.group("value").indexOf('^') > 0 || record || follows(RECORD_BEHIND, passage, end);
            add(
                    start,
                    end,
                    certain ? "name.record" : "name.likely",
                    certain ? Candidate.Basis.CERTAIN : Candidate.Basis.CLINICAL,
                    found);
        }
    }

    private void capital(Passage passage, List<Candidate> found) {
        Scan.Hits hits = CAPITAL.in(passage.text());
        while (hits.find()) {
            int end = hits.end("value");
            Lexicon.Kind kind = lexicon.kind(passage.tokens().get(passage.tokenFrom(hits.start("value"))));
            boolean word = kind == Lexicon.Kind.WORD || kind == Lexicon.Kind.SAFE;
            if ((!word && follows(SEX_BEHIND, passage, end))
                    || (follows(RECORD_BEHIND, passage, end) && isTwoNames(hits.group("value")))) {
                add(hits.start("value"), end, "name.record", Candidate.Basis.CERTAIN, found);
            }
        }
    }

    private boolean isTwoNames(String capitals) {
        String word = capitals.toLowerCase(Locale.ROOT);
        for (int at = 3; at <= word.length() - 3; at++) {
            String left = word.substring(0, at);
            String right = word.substring(at);
            if ((lexicon.isFirstName(left) && lexicon.isRareName(right))
                    || (lexicon.isRareName(left) && lexicon.isFirstName(right))) {
                return true;
            }
        }
        return false;
    }

    private static boolean follows(Pattern pattern, Passage passage, int at) {
        return pattern.matcher(passage.text())
                .region(at, passage.text().length())
                .lookingAt();
    }

    /** A listed name, and beside it nothing that is only a word. */
    private boolean isName(Passage passage, int start, int end) {
        int listed = 0;
        for (Token token : tokens(passage, start, end)) {
            if (token.text().length() == 1) {
                continue;
            }
            Lexicon.Kind kind = lexicon.kind(token);
            boolean name =
                    kind == Lexicon.Kind.NAME || kind == Lexicon.Kind.AMBIGUOUS || lexicon.isFirstName(token.lower());
            if (!name && kind != Lexicon.Kind.UNKNOWN && !lexicon.list("eponym").contains(token.lower())) {
                return false;
            }
            listed += name ? 1 : 0;
        }
        return listed > 0;
    }

    /** Behind "Name:" nearly everything is one. */
    private boolean mayBeName(Passage passage, int start, int end) {
        return tokens(passage, start, end).stream()
                .anyMatch(token -> token.text().length() > 1 && token.shape() != Token.Shape.LOWER);
    }

    private boolean hasOwnName(Passage passage, int start, int end) {
        return tokens(passage, start, end).stream().anyMatch(token -> {
            Lexicon.Kind kind = lexicon.kind(token);
            return kind == Lexicon.Kind.NAME
                    || kind == Lexicon.Kind.AMBIGUOUS
                    || kind == Lexicon.Kind.UNKNOWN
                    || lexicon.isPlace(token.lower());
        });
    }

    private static String firstWord(Passage passage, int start) {
        int index = passage.tokenFrom(start);
        return index < passage.tokens().size() ? passage.tokens().get(index).lower() : "";
    }

    private static List<Token> tokens(Passage passage, int start, int end) {
        return passage.tokens().subList(passage.tokenFrom(start), passage.tokenFrom(end));
    }

    private static void add(int start, int end, String rule, Candidate.Basis basis, List<Candidate> found) {
        found.add(new Candidate(start, end, rule, basis, ""));
    }

    private static Scan scan(String regex) {
        return Scan.of(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
