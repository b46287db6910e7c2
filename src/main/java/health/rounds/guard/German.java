package health.rounds.guard;

import java.util.regex.Pattern;

/** Tells a German text, where every noun has a capital letter and so a capital letter says nothing. */
final class German {
    private static final int ENOUGH = 2;
    /** Frequent words that are not English words as well. */
    private static final Scan WORD = Scan.of(
            "\\b(?:und|das|nicht|ich|ist|auf|eine|einen|sich|für|zum|zur|heute|wir|aus|dem|haben|ihm|ihr|nur|nach|bei|wird|sind|auch|wie|noch|aber|mein|meine|kein|keine|mit|im|vom|wieder|hat heute|der|wer|einer)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private German() {}

    static boolean isLanguageOf(String text) {
        Scan.Hits hits = WORD.in(text);
        int words = 0;
        while (words < ENOUGH && hits.find()) {
            words++;
        }
        return words == ENOUGH;
    }
}
