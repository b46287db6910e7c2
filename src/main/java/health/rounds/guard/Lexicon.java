package health.rounds.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the guard knows of words: which are English, which are names and places, which mean something else in medicine. */
final class Lexicon {
    private static final int LONGEST_NAME = 40;
    private static final List<String> SAFE_LISTS =
            List.of("medical", "things", "place-ok", "time-word", "staff-title", "title");

    private final WordSet words = new WordSet(DataFile.words("guard-words.txt.gz"));
    private final WordSet firstNames = new WordSet(DataFile.words("guard-first-names.txt.gz"));
    private final WordSet names = new WordSet(DataFile.words("guard-names.txt.gz"));
    private final WordSet places = new WordSet(DataFile.words("guard-places.txt.gz"));
    private final Map<String, Phrases> lists = new HashMap<>();
    private final List<String> medicalEndings;

    Lexicon() {
        Map<String, List<String>> cues = DataFile.sections("guard-cues.txt");
        Map<String, List<String>> safe = DataFile.sections("guard-safe.txt");
        cues.forEach((name, entries) -> lists.put(name, new Phrases(entries)));
        safe.forEach((name, entries) -> lists.put(name, new Phrases(entries)));
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
        if (lower.length() > LONGEST_NAME
                || SAFE_LISTS.stream().anyMatch(name -> list(name).contains(lower))) {
            return Kind.SAFE;
        }
        if (isWord(lower)) {
            return firstNames.contains(lower) ? Kind.AMBIGUOUS : Kind.WORD;
        }
        return firstNames.contains(lower) || names.contains(lower) ? Kind.NAME : Kind.UNKNOWN;
    }

    private boolean isWord(String lower) {
        if (words.contains(lower)) {
            return true;
        }
        if (lower.indexOf('-') > 0 || lower.indexOf('\'') > 0) {
            for (String piece : lower.split("[-']", -1)) {
                if (piece.length() > 1 && !words.contains(piece)) {
                    return false;
                }
            }
            return true;
        }
        return lower.length() > 4 && medicalEndings.stream().anyMatch(lower::endsWith);
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
