package health.rounds.guard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What only looks like an identifier: eponyms, citations, registry and code numbers, doses, vitals, helplines, meetings,
 * colleagues, people in public life. Precision lives here.
 */
final class SafeSpans {
    private final Lexicon lexicon;
    private final Set<String> helplines;
    private final Phrases publicFigures;
    private final Phrases figures;
    private final Phrases testPatients;
    private final Phrases nameBearingNouns;
    private final Phrases eponyms;
    private final Phrases eponymNouns;
    /** Drugs, brands, months, countries and the like. */
    private final List<Phrases> nobodys;

    private static final List<Scan> NUMBERS = scans(
            "(?:https?://)?(?:dx\\.)?doi\\.org/\\S{1,200}|\\bdoi:? ?10\\.\\S{1,200}|\\b10\\.\\d{4,9}/\\S{1,200}",
            "\\b(?:NCT|ISRCTN|ACTRN|CTRI|EUCTR|CRD|DRKS|ChiCTR|PMC)[ :/-]?\\d[\\d/-]{4,20}|\\b(?:PMID|PMCID|PubMed ID)[ :]{0,2}\\d{5,9}|\\barxiv:? ?\\d{4}\\.\\d{4,5}|\\bISBN[ :-]{0,2}[\\d-]{10,17}X?|\\bISSN[ :-]{0,2}\\d{4}-?\\d{3}[\\dX]",
            "\\bICD(?:-?(?:9|10|11))?(?:-(?:CM|GM|PCS))?[ :]{1,2}[A-Z]?\\d[\\w.]{1,8}|\\b[A-TV-Z]\\d{2}\\.\\d[\\dA-Z]{0,4}\\b|\\b(?:CPT|HCPCS|OPS|EBM|GOÄ|DRG|SNOMED(?: CT)?|RxNorm|LOINC|OPCS|MBS|NDC|ATC|Read code|item)[ :#]{1,2}[A-Z]?\\d[\\d.-]{1,14}(?:(?:,| and| or) \\d[\\d.-]{1,14}){0,5}",
            "\\b99\\d{3}\\b",
            "(?<![\\w.])\\d[\\d.,]{0,9}(?:[ -]?(?:-|to|–) ?\\d[\\d.,]{0,9})? ?(?:mg|mcg|µg|ug|g|kg|ml|l|dl|cl|units?|iu|u|mmol|mol|meq|mosm|cm|mm|km|m|miles|%|percent|bpm|mmhg|cmh2o|kpa|°c|°f|c|f|ms|hz|gy|mgy|msv|lbs?|oz|ft|feet|inches|mph|k|kb|mb|gb|ng|pg|nmol|pmol|umol|years|yrs|months|weeks|days|hours|hrs|minutes|mins|min|seconds|secs|people|patients|cases|adults|children|participants|women|men|episodes|trusts|sites|states|countries|steps|calories|dollars|euros|pounds|lakh|crore)(?:/[a-z0-9]{1,6}){0,3}(?![\\w])",
            "\\b(?:n|p|r|hr|or|rr|ci|auc|k|nnt|nnh) ?[=<>≤≥] ?-?\\d[\\d.,]{0,12}",
            "\\b(?:bp|hr|rr|pulse|sats?|spo2|sao2|gcs|apgars?|temp|t|map|cvp|peep|fio2|vt|ef|lvef|inr|egfr|cr|creat|na|k|cl|bun|hb|hgb|wbc|plt|plts|crp|esr|tsh|a1c|hba1c|ph|pco2|po2|pao2|lactate|glucose|bsl|bm|ag|alt|ast|alp|ggt|bili|tg|ldl|hdl|lipase|amylase|troponin|bnp|psa|cea|ferritin|ck|ldh|pmn|bishop|news2?|qsofa|sofa|meld|gleason|ti-?rads|bi-?rads|pi-?rads|li-?rads|k\\+) ?(?:of|is|was|=|:)? ?\\d[\\d.,/]{0,9}",
            "[$£€₦₹] ?\\d[\\d.,]{0,14}(?: ?(?:k|m|bn|lakh|crore|million|billion))?",
            "(?<![\\w.])\\d{1,3}(?:,\\d{3}){1,4}(?![\\w])",
            "(?<![\\w/.-])\\d{1,2}/(?:5|10)(?![\\w/])|(?<![\\w/])24/7(?![\\w/])",
            "(?<![\\w/])\\(?\\d{1,2}/\\d{0,2}\\)(?! )|(?:^|(?<=[\\n(]))\\(?\\d{1,2}/\\d{1,2}\\)",
            "(?<![\\w.-])(?:19|20)\\d{2}(?:[-/](?:\\d{2}|(?:19|20)\\d{2}))?(?![\\w/-]|\\.\\d)",
            "\\b(?:19|20)\\d{2};\\d{1,4}(?:\\(\\d{1,3}\\))?:[\\de-]{1,12}",
            "\\b(?:watchos|ios|macos|android|windows|version|v|firmware|release|build) ?\\d{1,4}(?:\\.\\d{1,4}){1,3}",
            "\\b(?:abstract|poster|paper|oral|session|hall|stand|booth|bill|section|chapter|figure|table|article|schedule|lot|grade|stage|band|epi week|week|gold|station|question|q|step|part|page|rule|code|medic|engine|truck|unit|squad)(?: no\\.?)? #?[A-Z]{0,3}-?\\d{1,5}[A-Z]?\\b");
    private static final Scan CITATION = Scan.of(
            "\\b\\p{Lu}[\\p{L}'-]{1,30}(?: (?:and|&) \\p{Lu}[\\p{L}'-]{1,30})? et al\\b\\.?|\\b\\p{Lu}[\\p{L}'-]{1,30}(?:,| \\p{Lu}{1,2},)? \\(?(?:19|20)\\d{2}\\b[a-z]?\\)?(?=[,.;) ]|$)");
    private static final Scan STAFF = Scan.of(
            "\\b(?i:dr|doctor|prof|professor|dra|doctora|nurse|sister|matron|sisters|consultants?|registrar|attending|midwife|ward clerk|unit clerk|charge nurse|staff nurse|pharmacist|chaplain|professors|drs|pastor|rev|judge|senator|president|king|queen|prince|princess|pope|author|authors|editor)\\.? (?<name>\\p{Lu}[\\p{L}'.-]{0,30}(?: (?:(?:de|la|van|von|der|ní|nic|bin|al|el|and|und|y) ){0,2}\\p{Lu}[\\p{L}'.-]{0,30}){0,3})");
    /** British and Irish surgeons are Mr and Miss. */
    private static final Scan SURGEON = Scan.of(
            "\\b(?i:consultant|surgeon|boss|registrar|attending|colleague|supervisor|trainer),? (?:Mr|Mrs|Ms|Miss|Mx)\\.? (?<after>\\p{Lu}[\\p{L}'-]{1,30}(?: \\p{Lu}[\\p{L}'-]{1,30})?)|\\b(?:Mr|Mrs|Ms|Miss|Mx)\\.? (?<before>\\p{Lu}[\\p{L}'-]{1,30}(?: \\p{Lu}[\\p{L}'-]{1,30})?),? \\(?(?i:our |my |the |a )?(?i:consultant|surgeon|boss|registrar|attending|supervisor|trainer)\\b");

    private static final Scan NOW_PATIENT = Scan.of(
            "\\b(?:now|is|was|became|as) (?:the|my|our|a) (?:pt|patient)\\b|\\bpatient (?:is|was) (?:a |an )?(?:dr|nurse|doctor)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan EPONYM_BEFORE = Scan.of(
            "\\b(?:morbus|maladie de|enfermedad de|síndrome de|syndrom|signo de|mal de|tetralogy of|circle of|ampulla of|bundle of|loop of|canal of|node of|angle of|sinus of|island of|islets of|foramen of|pouch of|ligament of|crypts of|triangle of|membrane of|sphincter of|duct of|point of) (?<name>\\p{Lu}[\\p{L}'-]{1,30}(?:[- ]\\p{Lu}[\\p{L}'-]{1,30})?)",
            Pattern.CASE_INSENSITIVE);
    private static final Scan HANDLE = Scan.of("(?<![\\w@])@[\\w.]{1,40}(?:@[\\w.-]{1,80})?");
    private static final Scan HASHTAG = Scan.of("(?<!\\w)#\\w{1,60}");
    private static final Scan CLINIC_DAY = Scan.of(
            "\\b(?:every|each|most|my|our|the|entire|whole|usual|regular) (?:entire |whole |usual )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)? (?:clinics?|lists?|rounds|take|shift|nights?|meetings?|teaching|sessions?|mdt|theatre list)\\b"
                    + "|\\b(?:every|each|most|some) (?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|\\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\\b|\\bchangeover \\w{3,6}day\\b|\\bon a \\w{3,6}day\\b"
                    + "|\\bhappy (?:\\w+ )?(?:christmas|thanksgiving|new year|easter|diwali|eid|halloween|valentine'?s(?: day)?|mother'?s day|father'?s day|nurses week|friday|monday)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan OWN_EVENT = Scan.of(
            "\\b(?:my|our|mine) (?:\\w{1,12} ){0,2}(?:wedding|anniversary|exams?|boards|interview|due date|graduation|last day|first day|first shift|vacation|holiday|maternity leave|honeymoon|flight|conference|talk|thesis|viva|birthday)\\b|\\bmine (?:was|is)\\b|\\bi(?:'m| am)? (?:start|begin|graduate|retire|move|fly|speak|present|match|sit)(?:ed|ing|s)?\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan LONG_AGO =
            Scan.of("\\b(?:in|since|of|from|circa|,) ?(?:1[0-8]\\d{2}|19[0-3]\\d)\\b(?![-/])");
    private static final Scan PAST_CENTURY = Scan.of("\\b1[0-8]\\d{2}\\b|\\b19[0-6]\\d\\b");

    SafeSpans(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.helplines = Sections.of("guard-safe.txt").getOrDefault("helpline", List.of()).stream()
                .map(line -> line.replaceAll("\\D", ""))
                .collect(Collectors.toSet());
        this.publicFigures = lexicon.list("public-figure");
        this.figures = lexicon.list("figure");
        this.testPatients = lexicon.list("test-patient");
        this.nameBearingNouns = lexicon.list("name-bearing-noun");
        this.eponyms = lexicon.list("eponym");
        this.eponymNouns = lexicon.list("eponym-noun");
        this.nobodys = List.of(
                lexicon.list("medical"),
                lexicon.list("drug"),
                lexicon.list("science"),
                lexicon.list("things"),
                lexicon.list("place-ok"));
    }

    /** The spans of one passage. */
    final class Marks {
        private final Passage passage;
        private final BitSet numbers = new BitSet();
        /** Nobody's name, whatever stands beside it. */
        private final BitSet names = new BitSet();
        /** Nobody's name unless a cue such as a title says otherwise. */
        private final BitSet eponyms = new BitSet();

        /** Sentences that thank or congratulate: the names in them are colleagues' unless a cue says otherwise. */
        private final BitSet praise = new BitSet();

        /** People of public life, of history and of films. */
        private final BitSet figures = new BitSet();

        private final BitSet dates = new BitSet();
        private final BitSet handles = new BitSet();
        /** About a made-up patient of a test system. */
        private final BitSet test = new BitSet();

        private final Set<String> colleagues = new HashSet<>();

        private Marks(Passage passage) {
            this.passage = passage;
        }

        /** Names that this passage says belong to colleagues, in lower case, word by word. */
        Set<String> colleagues() {
            return colleagues;
        }

        boolean cover(Candidate candidate, Type type) {
            int start = candidate.start();
            int end = candidate.end();
            if (any(test, start, end)) {
                return true;
            }
            return switch (type) {
                case NAME ->
                    (weak(candidate) && !candidate.rule().equals("name.tagged") && words(start, end))
                            || (any(handles, start, end) && !candidate.rule().equals("name.hashtag"));
                case LOCATION -> any(handles, start, end) || all(eponyms, start, end);
                case DATE ->
                    candidate.rule().equals("date.partial")
                            && (allButLead(numbers, start, end)
                                    || (candidate.basis() == Candidate.Basis.POSSIBLE
                                            && any(numbers, start, end)
                                            && passage.text()
                                                            .substring(start, end)
                                                            .indexOf('/')
                                                    < 0));
                case PHONE, FAX ->
                    isHelpline(start, end)
                            || isFree(start, end)
                            || (any(numbers, start, end) && !looksDialled(start, end));
                case SSN, MRN, HEALTH_PLAN, ACCOUNT, LICENSE, VEHICLE, DEVICE, OTHER_ID ->
                    (candidate.basis() != Candidate.Basis.CERTAIN
                                    && (candidate.basis() == Candidate.Basis.POSSIBLE
                                            ? everyDigit(start, end)
                                            : any(numbers, start, end))
                                    && !candidate.rule().equals("id.bed"))
                            || (!candidate.rule().equals("id.bed") && isHelpline(start, end))
                            || (candidate.rule().equals("id.number") && isFree(start, end));
                case AGE_OVER_89 ->
                    candidate.basis() == Candidate.Basis.POSSIBLE
                            && any(numbers, start, end)
                            && passage.text().substring(start, end).indexOf('y') < 0;
                case EMAIL, URL, IP, BIOMETRIC, QUASI_EVENT, QUASI_ROLE, QUASI_RELATION -> false;
            };
        }

        /** What speaks for a harmless reading without settling it. */
        List<String> signs(Candidate candidate) {
            int start = candidate.start();
            int end = candidate.end();
            List<String> signs = new ArrayList<>();
            if (any(names, start, end)) {
                signs.add("named");
            }
            if (any(figures, start, end)) {
                signs.add("figure");
            }
            if (any(eponyms, start, end)) {
                signs.add("eponym");
            }
            if (any(praise, start, end)) {
                signs.add("praise");
            }
            if (any(dates, start, end)) {
                signs.add("dated");
            }
            if (any(numbers, start, end)) {
                signs.add("measured");
            }
            if (isColleague(candidate)) {
                signs.add("colleague");
            }
            return signs;
        }

        /** Every word of it stands in a name that this passage gives to a colleague. */
        boolean isColleague(Candidate candidate) {
            List<Token> tokens = passage.tokens();
            int first = passage.tokenFrom(candidate.start());
            boolean colleague = first < tokens.size() && tokens.get(first).start() < candidate.end();
            for (int i = first; i < tokens.size() && tokens.get(i).start() < candidate.end(); i++) {
                colleague &= colleagues.contains(tokens.get(i).lower());
            }
            return colleague;
        }

        /** Every word of the span is an eponym, a drug, a brand and so on. */
        private boolean words(int start, int end) {
            List<Token> tokens = passage.tokens();
            for (int i = passage.tokenFrom(start);
                    i < tokens.size() && tokens.get(i).start() < end;
                    i++) {
                if (!eponyms.get(tokens.get(i).start())) {
                    return false;
                }
            }
            return true;
        }

        private boolean looksDialled(int start, int end) {
            return CuedIds.digits(passage.text().substring(start, end)) >= 9;
        }

        private boolean isHelpline(int start, int end) {
            String digits = passage.text().substring(start, end).replaceAll("\\D", "");
            return !digits.isEmpty() && helplines.contains(digits);
        }

        private boolean isFree(int start, int end) {
            return Phones.isFree(passage.text().substring(start, end));
        }

        private static boolean weak(Candidate candidate) {
            return candidate.basis() == Candidate.Basis.CLINICAL
                    || candidate.basis() == Candidate.Basis.POSSIBLE
                    || candidate.rule().equals("name.called")
                    || candidate.rule().equals("name.age");
        }

        private static boolean any(BitSet set, int start, int end) {
            int at = set.nextSetBit(start);
            return at >= 0 && at < end;
        }

        private static boolean all(BitSet set, int start, int end) {
            return set.nextClearBit(start) >= end;
        }

        private boolean everyDigit(int start, int end) {
            return any(numbers, start, end)
                    && IntStream.range(start, end)
                            .allMatch(i -> numbers.get(i)
                                    || !Character.isDigit(passage.text().charAt(i)));
        }

        private boolean allButLead(BitSet set, int start, int end) {
            int from = start;
            while (from < end && !Character.isDigit(passage.text().charAt(from))) {
                from++;
            }
            // 8/10 is a score; "March 2019" stays a date although its year alone would be none.
            return from < end
                    && all(set, from, end)
                    && passage.text().substring(from, end).indexOf('/') > 0;
        }
    }

    Marks mark(Passage passage) {
        Marks marks = new Marks(passage);
        String text = passage.text();
        for (Scan scan : NUMBERS) {
            set(scan.in(text), marks.numbers);
        }
        set(CITATION.in(text), marks.names);
        set(HANDLE.in(text), marks.handles);
        set(HASHTAG.in(text), marks.handles);
        set(CLINIC_DAY.in(text), marks.dates);
        Scan.Hits before = EPONYM_BEFORE.in(text);
        while (before.find()) {
            marks.names.set(before.start("name"), before.end("name"));
        }
        staff(passage, marks);
        surgeons(passage, marks);
        words(passage, marks);
        sentences(passage, marks);
        return marks;
    }

    private void staff(Passage passage, Marks marks) {
        Scan.Hits m = STAFF.in(passage.text());
        while (m.find()) {
            int from = passage.sentenceStart(m.start());
            int to = passage.sentenceEnd(Math.max(m.start(), m.end() - 1));
            if (!NOW_PATIENT.isIn(passage.text().substring(from, to))) {
                marks.names.set(m.start("name"), m.end("name"));
                remember(m.group("name"), marks);
            }
        }
    }

    private void surgeons(Passage passage, Marks marks) {
        Scan.Hits m = SURGEON.in(passage.text());
        while (m.find()) {
            marks.names.set(m.start(), m.end());
            remember(m.group("after") == null ? m.group("before") : m.group("after"), marks);
        }
    }

    private void remember(String name, Marks marks) {
        for (String word : name.split("[ .]", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (word.length() > 2 && Character.isUpperCase(word.charAt(0))) {
                marks.colleagues.add(lower.endsWith("'s") ? lower.substring(0, lower.length() - 2) : lower);
            }
        }
    }

    private void words(Passage passage, Marks marks) {
        List<Token> tokens = passage.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            int figure = tokens.get(i).shape() == Token.Shape.LOWER ? 0 : publicFigures.match(tokens, i);
            if (figure > 0) {
                (figure > 1 ? marks.names : marks.eponyms)
                        .set(tokens.get(i).start(), tokens.get(i + figure - 1).end());
            }
            int known = tokens.get(i).shape() == Token.Shape.LOWER ? 0 : figures.match(tokens, i);
            if (known > 0) {
                marks.figures.set(
                        tokens.get(i).start(), tokens.get(i + known - 1).end());
            }
            int test = testPatients.match(tokens, i);
            if (test > 0) {
                int at = tokens.get(i).start();
                marks.test.set(passage.sentenceStart(at), passage.sentenceEnd(at));
            }
            for (Phrases list : nobodys) {
                int length = list.match(tokens, i);
                if (length > 0) {
                    marks.eponyms.set(
                            tokens.get(i).start(), tokens.get(i + length - 1).end());
                }
            }
            nameBearing(passage, i, marks);
            int eponym = tokens.get(i).shape() == Token.Shape.LOWER ? 0 : eponyms.match(tokens, i);
            if (eponym > 0) {
                eponym(passage, i, eponym, marks);
            }
        }
    }

    /** "Brock model", "Palla's sign": whoever stands before such a noun has given it their name. */
    private void nameBearing(Passage passage, int i, Marks marks) {
        List<Token> tokens = passage.tokens();
        boolean noun = i + 1 < tokens.size() && nameBearingNouns.match(tokens, i + 1) > 0;
        if (noun
                && tokens.get(i).isCapital()
                && (passage.gapAfter(i).equals(" ") || passage.gapAfter(i).equals("'s "))) {
            marks.eponyms.set(tokens.get(i).start(), tokens.get(i).end());
        }
    }

    private void eponym(Passage passage, int i, int length, Marks marks) {
        List<Token> tokens = passage.tokens();
        int end = i + length;
        boolean noun = false;
        for (int k = end; k < Math.min(tokens.size(), end + 3) && !noun; k++) {
            if (!passage.gapAfter(k - 1).isBlank() && !passage.gapAfter(k - 1).equals("-")) {
                break;
            }
            noun = eponymNouns.match(tokens, k) > 0;
        }
        BitSet target = noun ? marks.names : marks.eponyms;
        target.set(tokens.get(i).start(), tokens.get(end - 1).end());
    }

    /** Whole sentences about colleagues, meetings and times long gone. */
    private void sentences(Passage passage, Marks marks) {
        List<Token> tokens = passage.tokens();
        String text = passage.text();
        int i = 0;
        for (int s = 0; s < passage.sentences(); s++) {
            int from = i;
            int end = i;
            int sentence = s;
            while (end < tokens.size() && passage.sentence(tokens.get(end).start()) == sentence) {
                end++;
            }
            i = end;
            if (from == end) {
                continue;
            }
            List<Token> words = tokens.subList(from, end);
            int start = words.getFirst().start();
            int stop = words.getLast().end();
            boolean patient = lexicon.list("patient").count(words) > 0;
            if (!patient && lexicon.list("thanks").count(words) > 0) {
                marks.praise.set(start, stop);
                words.stream().filter(Token::isCapital).forEach(t -> marks.colleagues.add(t.lower()));
            }
            String said = text.substring(start, stop);
            boolean past = PAST_CENTURY.isIn(said);
            if (!patient && LONG_AGO.isIn(said)) {
                marks.praise.set(start, stop);
            }
            if (past && !patient && !said.toLowerCase(Locale.ROOT).contains("dob")) {
                marks.dates.set(start, stop);
            }
            if (!patient && OWN_EVENT.isIn(said)) {
                marks.dates.set(start, stop);
            }
            boolean public_ = lexicon.list("meeting").count(words)
                            + lexicon.list("research").count(words)
                    > 0;
            boolean clinical = patient
                    || lexicon.list("third-person").count(words) > 0
                    || lexicon.list("event").count(words) > 0;
            if (public_ && !clinical) {
                marks.dates.set(start, stop);
            }
        }
    }

    private static void set(Scan.Hits m, BitSet set) {
        while (m.find()) {
            if (m.end() > m.start()) {
                set.set(m.start(), m.end());
            }
        }
    }

    private static List<Scan> scans(String... regexes) {
        return Arrays.stream(regexes)
                .map(regex -> Scan.of(regex, Pattern.CASE_INSENSITIVE))
                .toList();
    }
}
