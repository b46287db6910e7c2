package health.rounds.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells a language that the guard cannot read, by the script or by its commonest words. */
final class Languages {
    private static final Set<String> READ = Set.of("English", "Spanish", "German");
    /** Fewer words of a language may be a quotation or a proper name. */
    private static final int FEWEST_WORDS = 3;

    private static final int FEWEST_LETTERS = 6;

    private final Map<String, Set<String>> words = new LinkedHashMap<>();

    Languages() {
        Sections.of("guard-languages.txt").forEach((language, list) -> words.put(language, new HashSet<>(list)));
    }

    /** The name of the language, where it is not one of those the guard reads; a short text says too little. */
    Optional<String> unread(Passage passage) {
        return script(passage.text()).or(() -> byWords(passage.tokens()));
    }

    private static Optional<String> script(String text) {
        int letters = 0;
        Map<Character.UnicodeScript, Integer> others = new HashMap<>();
        for (int i = 0; i < text.length(); ) {
            int cp = text.codePointAt(i);
            i += Character.charCount(cp);
            if (Character.isLetter(cp)) {
                letters++;
                Character.UnicodeScript script = Character.UnicodeScript.of(cp);
                if (script != Character.UnicodeScript.LATIN && script != Character.UnicodeScript.GREEK) {
                    others.merge(script, 1, Integer::sum);
                }
            }
        }
        int foreign = others.values().stream().mapToInt(Integer::intValue).sum();
        if (foreign < FEWEST_LETTERS || foreign * 2 < letters) {
            return Optional.empty();
        }
        return others.entrySet().stream().max(Map.Entry.comparingByValue()).map(most -> name(most.getKey()));
    }

    private static String name(Character.UnicodeScript script) {
        return switch (script) {
            case ARABIC -> "the Arabic script";
            case CYRILLIC -> "the Cyrillic script";
            case DEVANAGARI -> "the Devanagari script";
            case HAN, HIRAGANA, KATAKANA -> "Chinese or Japanese";
            case HANGUL -> "Korean";
            case HEBREW -> "Hebrew";
            case THAI -> "Thai";
            default -> "this script";
        };
    }

    private Optional<String> byWords(List<Token> tokens) {
        int read = 0;
        int most = 0;
        String likeliest = "";
        Set<String> said = tokens.stream().map(Token::lower).collect(Collectors.toSet());
        for (Map.Entry<String, Set<String>> language : words.entrySet()) {
            int count =
                    (int) said.stream().filter(language.getValue()::contains).count();
            if (READ.contains(language.getKey())) {
                read = Math.max(read, count);
            } else if (count > most) {
                most = count;
                likeliest = language.getKey();
            }
        }
        return most >= FEWEST_WORDS && most > read ? Optional.of(likeliest) : Optional.empty();
    }
}
