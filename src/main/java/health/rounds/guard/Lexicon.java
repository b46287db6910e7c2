package health.rounds.guard;

import health.rounds.platform.DataFile;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** What the guard knows of words: which are English, which are names and places, which mean something else in medicine. */
final class Lexicon {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final int LONGEST_NAME = 40;
    /** Shorter words in no list are units, elements and abbreviations: Hb, Na, Cr. */
    private static final int SHORTEST_UNKNOWN = 3;

    private static final int SHORTEST_GERMAN_END = 5;

    private static final List<String> KNOWN = List.of("drug", "science", "known-eponym", "author", "trial", "thing");

    private static final List<String> SAFE_LISTS = List.of(
            "medical",
            "things",
            "place-ok",
            "time-word",
            "staff-title",
            "title",
            "words-es-de",
            "condition",
            "setting",
            "person",
            "patient");

    private final WordSet words = new WordSet(DataFile.lines("guard-words.txt.gz"));
    private final WordSet spanishWords = new WordSet(DataFile.lines("guard-words-es.txt.gz"));
    private final WordSet germanWords = new WordSet(DataFile.lines("guard-words-de.txt"));
    private final WordSet rareWords = new WordSet(DataFile.lines("guard-rare-words.txt.gz"));
    private final WordSet firstNames = new WordSet(DataFile.lines("guard-first-names.txt.gz"));
    private final WordSet names = new WordSet(DataFile.lines("guard-names.txt.gz"));
    private final Gazetteer places = new Gazetteer(DataFile.lines("guard-places.txt.gz"));
    private final Map<String, Phrases> lists = new HashMap<>();
    private final Set<String> safeWords = new HashSet<>();
    private final List<String> medicalEndings;

    Lexicon() {
        Map<String, List<String>> cues = Sections.of("guard-cues.txt");
        Map<String, List<String>> safe = Sections.of("guard-safe.txt");
        Sections.of("guard-known.txt.gz").forEach((name, entries) -> lists.put(name, new Phrases(entries)));
        cues.forEach((name, entries) -> lists.put(name, new Phrases(entries)));
        safe.forEach((name, entries) -> lists.put(name, new Phrases(entries)));
        SAFE_LISTS.forEach(name -> safeWords.addAll(list(name).singleWords()));
        medicalEndings = List.copyOf(safe.getOrDefault("medical-endings", List.of()));
    }

    /** A list of {@code guard-cues.txt} or {@code guard-safe.txt}. */
    Phrases list(String name) {
        Phrases list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("No list " + name);
        }
        return list;
    }

    /** What a word is when its capital letter is the only hint. */
    enum Kind {
        /** A month, a country, a drug, a brand, an eponym, a title: capitalised, and nobody's name here. */
        SAFE,
        /** An English word and nothing else. */
        WORD,
        /** An English word that is also a first name: Rose, Will, Virgil. */
        AMBIGUOUS,
        /** A first or last name. */
        NAME,
        /** In no list: most rare names and small places look like this. */
        UNKNOWN
    }

    Kind kind(Token token) {
        String lower = token.lower();
        if (lower.length() > LONGEST_NAME || safeWords.contains(lower)) {
            return Kind.SAFE;
        }
        if (words.contains(lower)) {
            return firstNames.contains(lower) ? Kind.AMBIGUOUS : Kind.WORD;
        }
        if (isListedName(lower) || isListedName(plain(lower))) {
            return Kind.NAME;
        }
        if (lower.indexOf('-') > 0 || lower.indexOf('\'') > 0) {
            return compound(lower);
        }
        boolean medical = lower.length() > 4 && medicalEndings.stream().anyMatch(lower::endsWith);
        return lower.length() < SHORTEST_UNKNOWN || medical || rareWords.contains(lower) ? Kind.WORD : Kind.UNKNOWN;
    }

    /** "Jean-Guy" and "Blomquist-Nayar" are names, "post-op" and "three-vessel" are not. */
    private Kind compound(String lower) {
        boolean named = false;
        boolean unknown = false;
        for (String piece : lower.split("[-']", -1)) {
            named |= firstNames.contains(piece);
            unknown |= piece.length() > 2 && !words.contains(piece) && !rareWords.contains(piece);
        }
        if (unknown) {
            return Kind.UNKNOWN;
        }
        return named ? Kind.AMBIGUOUS : Kind.WORD;
    }

    /** A common English word that is nobody's name, in no list of places either. */
    boolean isPlainWord(String lower) {
        return words.contains(lower) && !firstNames.contains(lower) && !places.contains(lower);
    }

    boolean isSpanishWord(String lower) {
        return spanishWords.contains(lower);
    }

    /** A German noun of the list, or one put together with it at the end: "Uniklinik". */
    boolean isGermanWord(String lower) {
        for (int from = 0; from <= lower.length() - SHORTEST_GERMAN_END && lower.length() <= LONGEST_NAME; from++) {
            if ((from == 0 || from >= SHORTEST_UNKNOWN) && germanWords.contains(lower.substring(from))) {
                return true;
            }
        }
        return germanWords.contains(lower);
    }

    boolean isFirstName(String lower) {
        return firstNames.contains(lower) || firstNames.contains(plain(lower));
    }

    private boolean isListedName(String lower) {
        return firstNames.contains(lower) || names.contains(lower);
    }

    /** Without accents, as most lists write names. */
    private static String plain(String lower) {
        boolean ascii = lower.chars().allMatch(c -> c < 0x80);
        return ascii
                ? lower
                : ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
    }

    /** A name in any list that is not also an English word. */
    boolean isRareName(String lower) {
        return (names.contains(lower) || firstNames.contains(lower)) && !words.contains(lower);
    }

    boolean isPlace(String lower) {
        return places.contains(lower);
    }

    /** The lists of {@code guard-known.txt} that a word stands in. */
    List<String> known(String lower) {
        return KNOWN.stream().filter(name -> list(name).contains(lower)).toList();
    }

    /** How many people live in a town; of towns of one name the largest. */
    OptionalInt people(String lower) {
        return places.people(lower);
    }
}
