package health.rounds.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A set of words and phrases, looked up word by word, so that a long list costs no more than a short one. */
final class Phrases {
    private final Map<String, List<List<String>>> byFirstWord = new HashMap<>();
    private final Normaliser normaliser = new Normaliser();

    Phrases(Collection<String> phrases) {
        for (String phrase : phrases) {
            List<String> words = new Passage(Field.TEXT, normaliser.normalise(phrase))
                    .tokens().stream().map(Token::lower).toList();
            if (!words.isEmpty()) {
                byFirstWord
                        .computeIfAbsent(words.getFirst(), key -> new ArrayList<>())
                        .add(words);
            }
        }
        byFirstWord
                .values()
                .forEach(list ->
                        list.sort(Comparator.comparingInt(List<String>::size).reversed()));
    }

    /** How many words from {@code index} on form the longest phrase of this set, or 0. */
    int match(List<Token> tokens, int index) {
        List<List<String>> candidates = byFirstWord.get(tokens.get(index).lower());
        if (candidates == null) {
            return 0;
        }
        for (List<String> words : candidates) {
            if (index + words.size() <= tokens.size() && matches(tokens, index, words)) {
                return words.size();
            }
        }
        return 0;
    }

    private static boolean matches(List<Token> tokens, int index, List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (!tokens.get(index + i).lower().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word in lower case is an entry by itself. */
    boolean contains(String lower) {
        List<List<String>> candidates = byFirstWord.get(lower);
        return candidates != null && candidates.getLast().size() == 1;
    }

    /** The entries of one word, in lower case. */
    List<String> singleWords() {
        return byFirstWord.keySet().stream().filter(this::contains).toList();
    }

    /** How often phrases of this set occur, without overlaps. */
    int count(List<Token> tokens) {
        int count = 0;
        for (int i = 0; i < tokens.size(); ) {
            int length = match(tokens, i);
            count += length > 0 ? 1 : 0;
            i += Math.max(1, length);
        }
        return count;
    }
}
