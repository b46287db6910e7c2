package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that a word beside them gives away: a title, "my patient", a relation, an age, a farewell, a hashtag, a label. */
final class CuedNames implements Detector {
    private static final Set<String> WORDS_THAT_NEED_A_CAPITAL =
            Set.of("miss", "don", "sr", "sra", "pan", "ms", "pani", "mme", "frau", "herr");
    /** Lower-case words that are first names too, and stand behind "his wife" without naming her. */
    private static final Set<String> MODALS = Set.of(
            "will", "may", "can", "drew", "see", "had", "any", "read", "even", "my", "saw", "an", "so", "in", "long",
            "den", "sun", "ray", "dee", "art", "rich", "guy", "young", "happy", "sunny", "merry", "red", "dusty",
            "early", "love", "mark", "chase", "hope", "bill", "say", "pat");
    /** "His dog walker" is no name; "their dog Rex" in lower case goes unseen. */
    private static final Set<String> PETS = Set.of("dog", "cat", "baby", "twin", "friend");

    private static final Set<String> MONTH_NAMES = Set.of("april", "may", "june", "august", "january");
    private static final Set<String> OWNERS = Set.of(
            "his",
            "her",
            "their",
            "your",
            "whose",
            "the",
            "patient's",
            "pt's",
            "su",
            "sus",
            "seine",
            "ihre",
            "ihr",
            "sein");
    private static final Pattern AGE_AFTER = Pattern.compile(
            "(?:'s)?(?:, ?| ?\\(| )(?:age[d]? )?(?:[1-9]\\d?|1[01]\\d)(?:\\)| ?(?:y/?o|yo|yrs?|years?[ -]old|-year-old|años|jahre)\\b|[mf]\\b|(?=[,;:)]|\\.(?![\\d-])| (?:and|with|from|who|was|is|has|admitted|presented|came)\\b))",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMA_AGE = Pattern.compile(",? \\(?\\d{1,3}(?:[,.;)]| ?(?:yo|y/o|m|f)\\b)");
    private static final Pattern DIED =
            Pattern.compile(",? (?:d\\.|died|†) ?|,? \\(?(?:b\\. )?(?:19|20)\\d{2} ?- ?(?:19|20)\\d{2}\\b");
    private static final Pattern AGE_BEFORE = Pattern.compile(
            "(?:\\d{1,3}[ -]?(?:y/?o|yo|yr[ -]old|year[ -]old|years[ -]old)(?: (?:male|female|man|woman|m|f|boy|girl|lady|gentleman|patient|pt))?|\\d{1,3} ?[mf]),? $",
            Pattern.CASE_INSENSITIVE);
    private static final Scan HASHTAG = Scan.of(
            "#(?:(?:justice|pray(?:ers|ing)?|hope|strong|support|fight(?:ing)?|love|help|stand|vigil|healing|prayers)for|remember(?:ing)?|rip|restinpeace|ripto|flyhigh|save|bringhome|find|getwell|welove|wemiss|longlive|goodbye)_?(?<name>\\p{L}{3,30})|#(?:team|project|army)(?<team>(?-i:\\p{Lu}\\p{Ll}{2,15}))\\b|#(?<first>\\p{Lu}\\p{Ll}{2,15})(?:Strong|sArmy|Army|sFight|sJourney|Fund)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan INITIALS =
            Scan.of("(?<![\\w.])(?:\\p{Lu}\\.){2,4}(?:\\p{Lu}(?=[\\s,;:!?]))?|(?<![\\w.])\\p{Lu}\\.O'\\p{Lu}\\b");
    private static final Set<String> NOT_INITIALS = Set.of(
            "U.S.", "U.K.", "E.U.", "U.N.", "A.M.", "P.M.", "R.I.P.", "D.O.B.", "M.D.", "D.O.", "P.S.", "I.V.", "I.M.",
            "P.O.", "N.B.", "O.R.", "E.R.", "E.D.", "I.C.U.", "U.S.A.", "D.C.", "N.Y.", "L.A.", "B.P.", "H.R.", "C.V.",
            "Q.D.", "B.I.D.", "T.I.D.", "N.P.O.", "D.N.R.", "A.I.", "T.V.", "H.M.", "J.D.", "O.K.");
    private static final Scan DICOM =
            Scan.of("(?<![\\w^])\\p{L}[\\p{L}'-]{1,40}\\^\\p{L}[\\p{L}' -]{0,40}(?:\\^\\p{L}{0,20}){0,3}");
    private static final Scan LABEL = Scan.of(
            "(?<![\\w^]|, )(?<last>\\p{Lu}[\\p{Lu}'-]{2,30}), ?(?<first>\\p{Lu}{2,20})(?: \\p{Lu})?(?![\\p{L}\\d,])");
    private static final Scan CUED_INITIALS = Scan.of(
            "\\b(?:initials|initialled|inits)[ :]{1,2}(?<value>\\p{Lu}{2,4}|(?:\\p{Lu}\\.? ?){2,4})(?!\\w)|\\b(?:[Pp]t|[Pp]atient|[Mm]rs?|[Mm]s)\\.?,? (?<short>\\p{Lu}{2,3})(?= (?:is|was|has|had|in|on|came|presented|admitted|said)\\b|, \\d)");
    private static final Scan FRAGMENT = Scan.of(
            "\\b(?:surname|first name|last name|name|forename) (?:starts|starting|begins|beginning|ends|ending)(?: with| in)? \"?(?<value>\\p{Lu}\\p{L}{0,20})",
            Pattern.CASE_INSENSITIVE);

    private final Lexicon lexicon;
    private final NameRuns runs;

    CuedNames(Lexicon lexicon, NameRuns runs) {
        this.lexicon = lexicon;
        this.runs = runs;
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        List<Token> tokens = passage.tokens();
        for (int i = 0; i < tokens.size(); i++) {
            afterCue(passage, i, "title", "name.title", found);
            afterCue(passage, i, "kin-title", "name.patient", found);
            afterCue(passage, i, "sex-noun", "name.patient", found);
            afterCue(passage, i, "naming", "name.called", found);
            afterCue(passage, i, "mourning", "name.mourned", found);
            afterRelative(passage, i, found);
            beforeRelative(passage, i, found);
            besideAge(passage, i, found);
            monthName(passage, i, found);
            beforeSuffix(passage, i, found);
        }
        String text = passage.text();
        Scan.Hits hashtag = HASHTAG.in(text);
        while (hashtag.find()) {
            String group = hashtag.group("name") != null ? "name" : hashtag.group("team") != null ? "team" : "first";
            if (group.equals("team")
                    && !lexicon.isFirstName(hashtag.group(group).toLowerCase(Locale.ROOT))) {
                continue; // #TeamNHS
            }
            found.add(new Candidate(
                    hashtag.start(group), hashtag.end(group), "name.hashtag", Candidate.Basis.CERTAIN, "OurPatient"));
        }
        Scan.Hits initials = INITIALS.in(text);
        while (initials.find()) {
            if (!NOT_INITIALS.contains(initials.group())) {
                found.add(new Candidate(
                        initials.start(), initials.end(), "name.initials", Candidate.Basis.CLINICAL, "the patient"));
            }
        }
        Scan.Hits cued = CUED_INITIALS.in(text);
        while (cued.find()) {
            String group = cued.group("value") == null ? "short" : "value";
            found.add(new Candidate(cued.start(group), cued.end(group), "name.initials", Candidate.Basis.CUED, ""));
        }
        Scan.Hits fragment = FRAGMENT.in(text);
        while (fragment.find()) {
            found.add(new Candidate(
                    fragment.start("value"),
                    fragment.end("value"),
                    "name.fragment",
                    Candidate.Basis.CUED,
                    "(removed)"));
        }
        Scan.Hits dicom = DICOM.in(text);
        while (dicom.find()) {
            found.add(new Candidate(dicom.start(), dicom.end(), "name.record", Candidate.Basis.CERTAIN, "the patient"));
        }
        Scan.Hits label = LABEL.in(text);
        while (label.find()) {
            boolean names = isListed(label.group("last")) || isListed(label.group("first"));
            if (names) {
                found.add(new Candidate(
                        label.start(), label.end(), "name.record", Candidate.Basis.CLINICAL, "the patient"));
            }
        }
        return found;
    }

    private boolean isListed(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lexicon.isRareName(lower) || lexicon.isFirstName(lower);
    }

    private void afterCue(Passage passage, int i, String cues, String rule, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        int length = lexicon.list(cues).match(tokens, i);
        if (length == 0) {
            return;
        }
        Token cue = tokens.get(i);
        boolean title = cues.equals("title");
        if (title && WORDS_THAT_NEED_A_CAPITAL.contains(cue.lower()) && !cue.isCapital()) {
            return;
        }
        boolean inside = i > 0
                && cue.isCapital()
                && tokens.get(i - 1).isCapital()
                && passage.gapAfter(i - 1).equals(" ");
        if (cues.equals("kin-title") && inside) {
            return; // James Young Simpson
        }
        int next = i + length;
        if (next >= tokens.size() || !leadsOn(passage.gapAfter(next - 1), title)) {
            return;
        }
        if (cues.equals("sex-noun") && lexicon.list("naming").match(tokens, next) > 0) {
            return; // "a man named Ruben" is read at "named"
        }
        Token first = tokens.get(next);
        int end = runs.capitalised(passage, next);
        if (end > next) {
            if (first.shape() == Token.Shape.INITIAL
                    && end == next + 1
                    && !title
                    && !passage.gapAfter(next).startsWith(".")) {
                return;
            }
            boolean nameLike = title || isNameLike(first) || (end - next > 1 && isNameLike(tokens.get(end - 1)));
            if (nameLike && !(first.opens() && lexicon.kind(first) == Lexicon.Kind.WORD)) {
                add(passage, next, end, rule, title, found);
            }
            return;
        }
        if (title || (cues.equals("sex-noun") && !cue.isCapital()) || cues.equals("kin-title")) {
            int lower = title && first.shape() == Token.Shape.LOWER && lexicon.kind(first) != Lexicon.Kind.WORD
                    ? next + 1
                    : runs.lowerCase(passage, next);
            if (title
                    && next + 1 < tokens.size()
                    && first.text().length() == 1
                    && passage.gapAfter(next).startsWith(".")) {
                lower = next + 1;
            }
            if (lower > next && passage.gapAfter(next - 1).length() <= 2) {
                add(passage, next, lower, rule, title, found);
            }
        }
    }

    /** A title's name stands right behind it; other cues may be followed by a comma, a colon or a quotation mark. */
    private static boolean leadsOn(String gap, boolean title) {
        return switch (gap) {
            case " ", ". " -> true;
            case ", ", ": ", " \"", ": \"", ", \"", " (", " '" -> !title;
            default -> false;
        };
    }

    private void afterRelative(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        int length = lexicon.list("relative").match(tokens, i);
        if (length == 0 || i + length >= tokens.size() || tokens.get(i).possessive()) {
            return;
        }
        String gap = passage.gapAfter(i + length - 1);
        boolean owned = i > 0
                && (OWNERS.contains(tokens.get(i - 1).lower())
                        || tokens.get(i - 1).possessive()
                        || tokens.get(i - 1).lower().endsWith("'s"));
        boolean mine = i > 0
                && (tokens.get(i - 1).lower().equals("my")
                        || tokens.get(i - 1).lower().equals("our"));
        if (mine || !(gap.equals(" ") || gap.equals(", "))) {
            return;
        }
        int next = i + length;
        int end = runs.capitalised(passage, next);
        if (end > next && isNameLike(tokens.get(next))) {
            add(passage, next, end, "name.relative", false, found);
        } else if (owned && gap.equals(" ")) {
            Token plain = tokens.get(next);
            boolean first = plain.shape() == Token.Shape.LOWER
                    && lexicon.kind(plain) == Lexicon.Kind.AMBIGUOUS
                    && !MODALS.contains(plain.lower())
                    && !PETS.contains(tokens.get(i).lower());
            int lower = first ? next + 1 : runs.lowerCase(passage, next);
            if (lower > next) {
                add(passage, next, lower, "name.relative", false, found);
            }
        }
    }

    /** "Vignesh's mother", "Nadège's biopsy": somebody's relative, or somebody's illness. */
    private void beforeRelative(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        if (!tokens.get(i).possessive()
                || i + 1 >= tokens.size()
                || !passage.gapAfter(i).equals("'s ")) {
            return;
        }
        Token owner = tokens.get(i);
        boolean owned = lexicon.list("relative").match(tokens, i + 1) > 0
                || lexicon.list("belonging").match(tokens, i + 1) > 0;
        boolean listed = lexicon.kind(owner) == Lexicon.Kind.NAME || lexicon.kind(owner) == Lexicon.Kind.UNKNOWN;
        if (owned && owner.isCapital() && listed && !lexicon.list("eponym").contains(owner.lower())) {
            int from = i;
            while (from > 0
                    && tokens.get(from - 1).isCapital()
                    && !tokens.get(from).opens()
                    && passage.gapAfter(from - 1).equals(" ")
                    && isNameLike(tokens.get(from - 1))) {
                from--;
            }
            found.add(new Candidate(
                    tokens.get(from).start(), owner.end(), "name.patient", Candidate.Basis.CUED, "our patient"));
        }
    }

    private void besideAge(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        Token token = tokens.get(i);
        lowerBesideAge(passage, i, found);
        boolean begins = token.isCapital()
                && (i == 0
                        || !tokens.get(i - 1).isCapital()
                        || tokens.get(i).opens()
                        || !passage.gapAfter(i - 1).equals(" "));
        if (!begins) {
            return;
        }
        int end = runs.capitalised(passage, i);
        if (end == i) {
            return;
        }
        int stop = NameRuns.textEnd(passage, end);
        Matcher after =
                AGE_AFTER.matcher(passage.text()).region(stop, passage.text().length());
        Matcher before = AGE_BEFORE.matcher(passage.text()).region(Math.max(0, token.start() - 30), token.start());
        boolean died = DIED.matcher(passage.text())
                .region(stop, passage.text().length())
                .lookingAt();
        if (died && isNameLike(token)) {
            add(passage, i, end, "name.mourned", false, found);
            return;
        }
        boolean aged = after.lookingAt();
        if (aged || before.find()) {
            for (int k = i; k < end; k++) {
                if (isNameLike(tokens.get(k))
                        && !(k == i
                                && token.opens()
                                && end - i == 1
                                && lexicon.kind(token) == Lexicon.Kind.UNKNOWN
                                && !aged)) {
                    int from = lexicon.list("opener").contains(token.lower()) && k > i ? i + 1 : i;
                    add(passage, from, end, "name.age", false, found);
                    return;
                }
            }
        }
    }

    /** "jasmine, 19, meningitis": in lower case only a listed first name counts. */
    private void lowerBesideAge(Passage passage, int i, List<Candidate> found) {
        Token token = passage.tokens().get(i);
        boolean first = token.shape() == Token.Shape.LOWER
                && token.opens()
                && lexicon.isFirstName(token.lower())
                && !MODALS.contains(token.lower());
        if (first
                && COMMA_AGE
                        .matcher(passage.text())
                        .region(token.end(), passage.text().length())
                        .lookingAt()) {
            found.add(new Candidate(token.start(), token.end(), "name.age", Candidate.Basis.CUED, "our patient"));
        }
    }

    private void beforeSuffix(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        if (i == 0
                || !lexicon.list("relation-suffix").contains(tokens.get(i).lower())
                || !passage.gapAfter(i - 1).equals(" ")) {
            return;
        }
        Token name = tokens.get(i - 1);
        boolean rare =
                lexicon.isRareName(name.lower()) || (name.isCapital() && lexicon.kind(name) == Lexicon.Kind.UNKNOWN);
        if (rare && name.text().length() > 2) {
            found.add(new Candidate(name.start(), name.end(), "name.patient", Candidate.Basis.CUED, "our patient"));
        }
    }

    /** "My 91yo, June, beat me at cribbage": a month set off by commas is a first name. */
    private void monthName(Passage passage, int i, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        if (i == 0
                || i + 1 >= tokens.size()
                || !tokens.get(i).isCapital()
                || !MONTH_NAMES.contains(tokens.get(i).lower())) {
            return;
        }
        boolean apart =
                passage.gapAfter(i - 1).equals(", ") && passage.gapAfter(i).equals(", ");
        boolean listed = lexicon.list("time-word").contains(tokens.get(i - 1).lower())
                || lexicon.list("time-word").contains(tokens.get(i + 1).lower());
        if (apart && !listed && tokens.get(i + 1).shape() == Token.Shape.LOWER) {
            found.add(new Candidate(
                    tokens.get(i).start(), tokens.get(i).end(), "name.unsure", Candidate.Basis.POSSIBLE, ""));
        }
    }

    private boolean isNameLike(Token token) {
        return switch (lexicon.kind(token)) {
            case NAME, UNKNOWN, AMBIGUOUS -> true;
            case SAFE, WORD -> false;
        };
    }

    private void add(Passage passage, int from, int end, String rule, boolean title, List<Candidate> found) {
        Token cue = from > 0 ? passage.tokens().get(from - 1) : passage.tokens().get(from);
        boolean staff =
                lexicon.list("staff-title").contains(passage.tokens().get(from).lower());
        if (staff) {
            return;
        }
        int start = title ? cue.start() : passage.tokens().get(from).start();
        String suggestion = switch (rule) {
            case "name.relative" -> "";
            case "name.age", "name.mourned", "name.title" -> "our patient";
            default -> title ? "our patient" : "";
        };
        found.add(new Candidate(start, NameRuns.textEnd(passage, end), rule, Candidate.Basis.CUED, suggestion));
    }
}
