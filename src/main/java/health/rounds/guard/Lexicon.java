package health.rounds.guard;

import health.rounds.platform.DataFile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the guard knows of words: which are English, which are names and places, which mean something else in medicine. */
final class Lexicon {
    private static final int LONGEST_NAME = 40;
    /** Shorter words in no list are units, elements and abbreviations: Hb, Na, Cr. */
    private static final int SHORTEST_UNKNOWN = 3;

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
    private final WordSet rareWords = new WordSet(DataFile.lines("guard-rare-words.txt.gz"));
    private final WordSet firstNames = new WordSet(DataFile.lines("guard-first-names.txt.gz"));
    private final WordSet names = new WordSet(DataFile.lines("guard-names.txt.gz"));
    private final WordSet places = new WordSet(DataFile.lines("guard-places.txt.gz"));
    private final Map<String, Phrases> lists = new HashMap<>();
    private final Set<String> safeWords = new HashSet<>();
    private final List<String> medicalEndings;

    Lexicon() {
        Map<String, List<String>> cues = Sections.of("guard-cues.txt");
        Map<String, List<String>> safe = Sections.of("guard-safe.txt");
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
        if (firstNames.contains(lower) || names.contains(lower)) {
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

    boolean isFirstName(String lower) {
        return firstNames.contains(lower);
    }

    /** A name in any list that is not also an English word. */
    boolean isRareName(String lower) {
        return (names.contains(lower) || firstNames.contains(lower)) && !words.contains(lower);
    }

    boolean isPlace(String lower) {
        return places.contains(lower);
    }
}
