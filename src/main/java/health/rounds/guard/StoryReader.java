package health.rounds.guard;

import health.rounds.guard.Story.Detail;
import health.rounds.guard.Story.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the details of a story: age, sex, area, role, event, condition, and what ties the patient to the writer. */
final class StoryReader {
    private static final Scan AGE = Scan.of(
            "(?<![\\w.,/-])(?<years>\\d{1,3})(?:[ -]?(?:y/?o|yo|yr|year|yrs|years)\\b|[ -]?(?:jährig|jahre|años))|(?<![\\w.,/-])(?<sexed>[1-9]\\d) ?[mf]\\b|\\b(?:is|was|aged) (?<plain>[1-9]\\d)(?= and\\b| from\\b| with\\b|[,.;])|\\bin (?:his|her|their) (?:early |mid |late |mid-)?(?<decade>[2-8]0)'?s\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan MALE = Scan.of(
            "\\b(?:he|him|his|man|male|boy|husband|father|son|brother|grandfather|gentleman|varón|hombre|mann|er|ihm)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan FEMALE = Scan.of(
            "\\b(?:she|her|hers|woman|female|girl|wife|mother|daughter|sister|grandmother|lady|mujer|señora|frau|pregnant|sie)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan ONLY_ONE = Scan.of(
            "\\b(?:the|our|my|der|die|el|la) (?:only|first|last|oldest|youngest|former|einzige|única|único)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Scan THIS_WEEK = Scan.of(
            "\\b(?:today|tonight|this (?:morning|afternoon|evening|weekend|week)|last night|yesterday|at the weekend|over the weekend|(?:last|on) (?:mon|tues|wednes|thurs|fri|satur|sun)day|heute|gestern|hoy|ayer|anoche)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Scan LONG_AGO = Scan.of(
            "\\b(?:years ago|decades? ago|as an? (?:intern|resident|student|junior|trainee)|in residency|in med(?:ical)? school|back in (?:the )?(?:19|20)?\\d0s|vor jahren|hace años)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final double WEEK = 1.0 / 52;
    private static final double MONTH = 1.0 / 12;
    private static final double LONG = 10;
    private static final double HALF = 0.5;
    private static final double MILLION = 1e6;
    private static final int YEARS_OF_ADULTS = 18;
    /** Of those who have a role, one in so many is the only, the first or the oldest one. */
    private static final double ONE_OF_ITS_KIND = 0.02;

    private final Table areas;
    private final Table roles;
    private final Table events;
    private final Table conditions;
    private final Table relations;
    private final Map<String, Double> ages;

    /** Phrases with a figure each. */
    private record Table(Phrases phrases, Map<String, Double> figures) {}

    StoryReader() {
        Map<String, List<String>> sections = Sections.of("guard-crowd.txt");
        areas = table(sections, "area");
        roles = table(sections, "role");
        events = table(sections, "event");
        conditions = table(sections, "condition-share");
        relations = table(sections, "relation-size");
        ages = figures(sections, "age-share");
    }

    private static Table table(Map<String, List<String>> sections, String name) {
        Map<String, Double> figures = figures(sections, name);
        return new Table(new Phrases(figures.keySet()), figures);
    }

    private static Map<String, Double> figures(Map<String, List<String>> sections, String name) {
        Map<String, Double> figures = new HashMap<>();
        for (String entry : sections.getOrDefault(name, List.of())) {
            int equals = entry.lastIndexOf('=');
            figures.put(entry.substring(0, equals), Double.parseDouble(entry.substring(equals + 1)));
        }
        return figures;
    }

    Story read(Passage passage) {
        List<Detail> found = new ArrayList<>();
        age(passage.text(), found);
        sex(passage.text(), found);
        boolean only = ONLY_ONE.isIn(passage.text());
        each(passage, areas, Kind.AREA, thousands -> thousands * 1000, found);
        each(passage, roles, Kind.ROLE, share -> share / MILLION * (only ? ONE_OF_ITS_KIND : 1), found);
        each(passage, events, Kind.EVENT, share -> share / MILLION, found);
        each(passage, conditions, Kind.CONDITION, share -> share / MILLION, found);
        relation(passage, found);
        time(passage.text(), found);
        return new Story(found);
    }

    /** The people of the smallest area that a text names; empty where it names none. */
    Optional<Double> people(Passage passage, Lexicon lexicon) {
        List<Detail> found = new ArrayList<>();
        each(passage, areas, Kind.AREA, thousands -> thousands * 1000, found);
        for (Token token : passage.tokens()) {
            if (token.isCapital()) {
                lexicon.people(token.lower())
                        .ifPresent(people ->
                                found.add(new Detail(Kind.AREA, token.lower(), token.start(), token.end(), people)));
            }
        }
        return new Story(found).smallest(Kind.AREA).map(Detail::size);
    }

    private void age(String text, List<Detail> found) {
        Scan.Hits hits = AGE.in(text);
        if (!hits.find()) {
            return;
        }
        String decade = hits.group("decade");
        if (decade != null) {
            found.add(new Detail(Kind.AGE, decade + "s", hits.start(), hits.end(), share("decade")));
            return;
        }
        String years = Stream.of("years", "sexed", "plain")
                .map(hits::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        found.add(new Detail(Kind.AGE, years, hits.start(), hits.end(), share("year")));
    }

    private double share(String age) {
        return ages.getOrDefault(age, MILLION) / MILLION;
    }

    private static void sex(String text, List<Detail> found) {
        int males = count(MALE, text);
        int females = count(FEMALE, text);
        if (males != females) {
            found.add(new Detail(Kind.SEX, males > females ? "male" : "female", 0, 0, HALF));
        }
    }

    /** A post is about these weeks unless it says otherwise. */
    private static void time(String text, List<Detail> found) {
        double years = LONG_AGO.isIn(text) ? LONG : THIS_WEEK.isIn(text) ? WEEK : MONTH;
        found.add(new Detail(Kind.TIME, "", 0, 0, years));
    }

    private static int count(Scan scan, String text) {
        Scan.Hits hits = scan.in(text);
        int count = 0;
        while (count < YEARS_OF_ADULTS && hits.find()) {
            count++;
        }
        return count;
    }

    private static void each(Passage passage, Table table, Kind kind, DoubleUnaryOperator size, List<Detail> found) {
        List<Token> tokens = passage.tokens();
        for (int i = 0; i < tokens.size(); ) {
            int length = table.phrases().match(tokens, i);
            if (length > 0) {
                add(tokens, i, i + length, table, kind, size, found);
            }
            i += Math.max(1, length);
        }
    }

    private static void add(
            List<Token> tokens,
            int from,
            int end,
            Table table,
            Kind kind,
            DoubleUnaryOperator size,
            List<Detail> found) {
        StringBuilder value = new StringBuilder();
        for (int i = from; i < end; i++) {
            value.append(i > from ? " " : "").append(tokens.get(i).lower());
        }
        Double figure = table.figures().get(value.toString());
        if (figure != null) {
            found.add(new Detail(
                    kind,
                    value.toString(),
                    tokens.get(from).start(),
                    tokens.get(end - 1).end(),
                    size.applyAsDouble(figure)));
        }
    }

    /** "My neighbour", "my daughter's teacher"; what a patient's own uncle is to them ties nobody to the writer. */
    private void relation(Passage passage, List<Detail> found) {
        List<Token> tokens = passage.tokens();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (!tokens.get(i).lower().equals("my") && !tokens.get(i).lower().equals("our")) {
                continue;
            }
            for (int k = i + 1; k < Math.min(tokens.size(), i + 4); k++) {
                int length = relations.phrases().match(tokens, k);
                if (length > 0) {
                    add(tokens, k, k + length, relations, Kind.RELATION, people -> people, found);
                    break;
                }
            }
        }
    }
}
