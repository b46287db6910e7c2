package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Places smaller than a state: streets and addresses, named facilities, towns and landmarks, postcodes. */
final class Places implements Detector {
    private static final int MOST_WORDS = 7;
    private static final Set<String> CONNECTORS = Set.of(
            "de", "la", "del", "los", "las", "el", "of", "the", "an", "der", "am", "im", "upon", "le", "les", "du",
            "des", "san", "do", "da", "dos", "das", "st");
    private static final Set<String> FROM = Set.of(
            "from",
            "in",
            "near",
            "at",
            "aus",
            "outside",
            "around",
            "nr",
            "towards",
            "behind",
            "visiting",
            "pass",
            "reach",
            "nahe",
            "en",
            "de",
            "desde",
            "for",
            "of",
            "to",
            "over",
            "through",
            "into",
            "across",
            "between");
    private static final Set<String> SURE_FROM =
            Set.of("from", "in", "near", "at", "aus", "outside", "nr", "desde", "en", "towards", "around", "between");
    /** Words of which every hospital and school has some; alone they name none. */
    private static final Set<String> GENERIC = Set.of(
            "general",
            "regional",
            "memorial",
            "women's",
            "women",
            "children's",
            "children",
            "district",
            "university",
            "community",
            "medical",
            "center",
            "centre",
            "health",
            "hospital",
            "clinic",
            "national",
            "county",
            "city",
            "state",
            "central",
            "emergency",
            "department",
            "urgent",
            "care",
            "primary",
            "high",
            "school",
            "the",
            "royal",
            "our",
            "your",
            "my",
            "this",
            "that",
            "intensive",
            "unit",
            "trauma",
            "level",
            "teaching",
            "major",
            "public",
            "private",
            "local",
            "rural",
            "home",
            "house",
            "nursing",
            "main",
            "new",
            "old",
            "big",
            "er",
            "ed",
            "icu",
            "a&e",
            "surgery",
            "walk-in",
            "outpatient",
            "inpatient",
            "block",
            "taluk",
            "taluka",
            "cottage",
            "comarcal",
            "chief",
            "grand",
            "internal",
            "medicine",
            "family",
            "virtual",
            "mental",
            "minor",
            "day",
            "first",
            "second",
            "north",
            "south",
            "east",
            "west",
            "college",
            "station",
            "park",
            "court",
            "bar",
            "home-based",
            "red",
            "sunday",
            "friday",
            "happy",
            "good",
            "dear",
            "every",
            "no",
            "in",
            "at",
            "bridge",
            "point",
            "green",
            "cross",
            "corner",
            "field",
            "common");

    private static final Scan ADDRESS = Scan.of(
            "(?<![\\w/.,-])(?:flat \\d{1,3}[a-z]?,? |apt\\.? \\d{1,4}[a-z]?,? |unit \\d{1,4},? )?\\d{1,5}[A-Za-z]? (?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\\.? )?(?:\\p{Lu}[\\p{L}'.-]{1,24} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Close|Court|Ct|Mews|Rise|Way|Terrace|Crescent|Cres|Place|Pl|Boulevard|Blvd|Square|Sq|Gardens|Grove|Row|Walk|Highway|Hwy|Alley|Hill|Green|Parkway|Pkwy|Trail|Loop|Circle|Cir|Parade)\\b\\.?(?:,? (?:Apt|Suite|Unit|#)\\.? ?\\w{1,6})?");
    private static final Scan NUMBERED_ROAD = Scan.of(
            "\\b(?:Route|Rte|Highway|Hwy|Interstate|County Road|State Road|CR|SR|Mile Marker|Exit|Junction|I-)[ -]?\\d{1,4}[A-Z]?\\b|(?<![\\w-])[AM]\\d{2,4}(?= (?:crash|pile-?up|near|between|northbound|southbound|eastbound|westbound|at|junction))");
    private static final Scan GERMAN_STREET = Scan.of(
            "\\b\\p{Lu}\\p{L}{2,25}(?:straße|strasse|str\\.|weg|gasse|allee|platz|ufer|damm)(?: \\d{1,4}[a-z]?)?(?![\\p{L}])");
    private static final Scan ROMANCE_STREET = Scan.of(
            "(?:\\b(?:la|el) )?\\b(?:calle|avenida|avda\\.?|plaza|paseo|camino|carretera|rue|via|piazza|rua) (?:(?:de|del|de la|de los|da|do|du|des|della) )?\\p{Lu}\\p{L}{2,25}(?:,? \\d{1,4})?",
            Pattern.CASE_INSENSITIVE);
    private static final Scan UK_POSTCODE =
            Scan.of("(?<![\\w-])[A-Z]{1,2}\\d[A-Z\\d]? \\d[ABD-HJLNP-UW-Z]{2}(?![\\w-])");
    private static final Scan CANADA_POSTCODE = Scan.of("(?<![\\w-])[ABCEGHJ-NPRSTVXY]\\d[A-Z] ?\\d[A-Z]\\d(?![\\w-])");
    private static final Scan ZIP = Scan.of(
            "(?:\\b(?:zip|zip code|zipcode|postcode|postal code|plz|pin ?code)[: ]{1,3}|\\b[A-Z]{2},? )(?<zip>\\d{5}(?:-\\d{4})?)(?![\\w-])",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern GERMAN_TOWN = Pattern.compile(
            "\\p{Lu}\\p{L}{2,20}(?:au|bach|berg|burg|dorf|feld|felde|hausen|heim|hofen|ingen|kirchen|stadt|stein|tal|wald|weiler|brunn|rode|leben|furt|münster|haven|see|stetten|lauben|moos|horst|hagen|büttel|bruck|brück)");

    private final Lexicon lexicon;

    Places(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public List<Candidate> detect(Passage passage) {
        List<Candidate> found = new ArrayList<>();
        String text = passage.text();
        each(ADDRESS.in(text), "place.address", "an address", found);
        each(NUMBERED_ROAD.in(text), "place.address", "a road near here", found);
        each(GERMAN_STREET.in(text), "place.address", "an address", found);
        each(ROMANCE_STREET.in(text), "place.address", "an address", found);
        each(UK_POSTCODE.in(text), "place.postcode", "", found);
        each(CANADA_POSTCODE.in(text), "place.postcode", "", found);
        Scan.Hits zip = ZIP.in(text);
        while (zip.find()) {
            found.add(new Candidate(zip.start("zip"), zip.end("zip"), "place.postcode", Candidate.Basis.CLINICAL, ""));
        }
        lowerCase(passage, found);
        boolean german = German.isLanguageOf(text);
        List<Token> tokens = passage.tokens();
        for (int i = 0; i < tokens.size(); ) {
            int end = run(passage, i);
            if (end > i) {
                consider(passage, i, end, german, found);
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    /** In a post without capitals, "from" and a word of no dictionary. */
    private void lowerCase(Passage passage, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        if (tokens.stream().anyMatch(Token::isCapital)) {
            return;
        }
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token town = tokens.get(i + 1);
            boolean from =
                    tokens.get(i).lower().equals("from") && passage.gapAfter(i).equals(" ");
            if (from
                    && town.shape() == Token.Shape.LOWER
                    && town.text().length() > 3
                    && (lexicon.kind(town) == Lexicon.Kind.UNKNOWN
                            || lexicon.kind(town) == Lexicon.Kind.NAME
                            || (lexicon.isPlace(town.lower()) && lexicon.kind(town) != Lexicon.Kind.WORD))) {
                add(town.start(), town.end(), "place.area", "the area", found);
            }
        }
    }

    /** Capitalised words with "of", "de la", "&" and the like between them. */
    private int run(Passage passage, int from) {
        List<Token> tokens = passage.tokens();
        if (!startsRun(tokens.get(from))) {
            return from;
        }
        int i = from + 1;
        int end = i;
        while (i < tokens.size() && i - from < MOST_WORDS && joins(passage, i - 1)) {
            Token token = tokens.get(i);
            if (isRunWord(token)) {
                end = ++i;
            } else if (CONNECTORS.contains(token.lower())) {
                i++;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean startsRun(Token token) {
        return token.isCapital() && token.text().length() > 1;
    }

    private static boolean isRunWord(Token token) {
        return !token.opens()
                && (token.isCapital()
                        || (token.shape() == Token.Shape.ALL_CAPS
                                && token.text().length() == 2));
    }

    private static boolean joins(Passage passage, int index) {
        String gap = passage.gapAfter(index);
        String word = passage.tokens().get(index).lower();
        return gap.equals(" ")
                || gap.equals(" & ")
                || (gap.equals(". ") && (word.equals("st") || word.equals("mt") || word.equals("ft")));
    }

    private void consider(Passage passage, int from, int end, boolean german, List<Candidate> found) {
        List<Token> tokens = passage.tokens();
        int start = from;
        // The word that opens a sentence is part of the name only when it could be one.
        if (end - start > 1
                && tokens.get(start).opens()
                && isCommon(tokens.get(start))
                && lexicon.list("place-before").match(tokens, start) == 0
                && end - start > 2) {
            start++;
        }
        Token first = tokens.get(start);
        Token last = tokens.get(end - 1);
        String before = start > 0 && passage.gapAfter(start - 1).equals(" ")
                ? tokens.get(start - 1).lower()
                : "";
        if (before.equals("the") && start > 1) {
            before = tokens.get(start - 2).lower();
        }
        int words = end - start;
        boolean own = false;
        boolean unknown = false;
        boolean facility = false;
        for (int i = start; i < end; i++) {
            Token token = tokens.get(i);
            Lexicon.Kind kind = lexicon.kind(token);
            boolean generic = GENERIC.contains(token.lower()) || CONNECTORS.contains(token.lower());
            facility |= lexicon.list("facility").contains(token.lower());
            own |= !generic
                    && kind != Lexicon.Kind.SAFE
                    && !lexicon.list("facility").contains(token.lower());
            unknown |= kind == Lexicon.Kind.UNKNOWN
                    || kind == Lexicon.Kind.NAME
                    || (kind == Lexicon.Kind.AMBIGUOUS && !token.opens());
        }
        boolean plainFacility = end < tokens.size()
                && passage.gapAfter(end - 1).equals(" ")
                && tokens.get(end).shape() == Token.Shape.LOWER
                && lexicon.list("lower-facility").match(tokens, end) > 0;
        boolean staff = lexicon.list("staff-title").contains(first.lower())
                || lexicon.list("title").contains(first.lower());
        if (staff && !first.lower().equals("st") && !first.lower().equals("saint")) {
            return;
        }
        if (plainFacility && unknown && own && !last.possessive()) {
            add(first.start(), last.end(), "place.facility", "a local", found);
        } else if (facility && words > 1 && own) {
            add(first.start(), last.end(), "place.facility", facilityWording(before), found);
        } else if (words > 1
                && own
                && lexicon.list("street").contains(last.lower())
                && !last.lower().equals("dr")) {
            add(first.start(), last.end(), "place.address", "a street nearby", found);
        } else if (words > 1 && lexicon.list("landform").contains(last.lower()) && (own || unknown)) {
            add(first.start(), last.end(), "place.area", "the area", found);
        } else if (words > 1 && lexicon.list("place-before").match(tokens, start) == 1 && own && !first.opens()) {
            add(first.start(), last.end(), "place.area", "the area", found);
        } else if (first.lower().startsWith("saint-")
                || (words > 1 && first.lower().equals("st") && own)) {
            add(first.start(), last.end(), "place.area", "the area", found);
        } else if (start > 0
                && lexicon.list("place-before").match(tokens, start - 1) == 1
                && passage.gapAfter(start - 1).equals(" ")
                && own) {
            add(first.start(), last.end(), "place.area", "the area", found);
        } else if (lexicon.isPlace(joined(passage, start, end))
                && (FROM.contains(before) || words > 1)
                && !first.opens()) {
            add(first.start(), last.end(), "place.area", "the area", found);
        } else if (FROM.contains(before) && german) {
            if (lexicon.isPlace(first.lower())
                    || GERMAN_TOWN.matcher(first.text()).matches()
                    || (before.equals("aus") && lexicon.kind(first) == Lexicon.Kind.UNKNOWN && words > 1)) {
                add(first.start(), last.end(), "place.area", "der Gegend", found);
            }
        } else if (FROM.contains(before) && unknown && own && !lexicon.isFirstName(first.lower())) {
            add(first.start(), last.end(), "place.area", "the area", found);
        } else if (SURE_FROM.contains(before) && own && words > 1 && !first.opens()) {
            add(first.start(), last.end(), "place.area", "the area", found);
        } else if (german
                && !first.opens()
                && words == 1
                && GERMAN_TOWN.matcher(first.text()).matches()
                && lexicon.isPlace(first.lower())) {
            add(first.start(), last.end(), "place.area", "der Gegend", found);
        }
    }

    private static String joined(Passage passage, int from, int end) {
        return passage.text()
                .substring(
                        passage.tokens().get(from).start(),
                        passage.tokens().get(end - 1).end())
                .toLowerCase(Locale.ROOT);
    }

    private boolean isCommon(Token token) {
        Lexicon.Kind kind = lexicon.kind(token);
        return kind == Lexicon.Kind.WORD || kind == Lexicon.Kind.SAFE;
    }

    private static String facilityWording(String before) {
        return SURE_FROM.contains(before) || FROM.contains(before) ? "a place nearby" : "the place";
    }

    private static void add(int start, int end, String rule, String suggestion, List<Candidate> found) {
        found.add(new Candidate(start, end, rule, Candidate.Basis.CLINICAL, suggestion));
    }

    private static void each(Scan.Hits m, String rule, String suggestion, List<Candidate> found) {
        Candidate.each(m, rule, Candidate.Basis.CLINICAL, suggestion, found);
    }
}
