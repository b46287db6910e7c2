package health.rounds.guard;

import java.util.List;
import java.util.Set;

/** Follows a name word by word: "Marisol Quintanar", "J. T.", "Ana de la Cruz", "Callum B". */
final class NameRuns {
    private static final int MOST_WORDS = 6;
    private static final Set<String> CONNECTORS = Set.of(
            "de", "la", "del", "der", "den", "van", "von", "bin", "ibn", "al", "el", "da", "dos", "di", "du", "le",
            "ter", "zu", "ben", "abu", "und", "y");
    private static final Set<String> NEVER = Set.of(
            "i", "i'm", "i've", "i'd", "i'll", "the", "he", "she", "it", "we", "they", "you", "his", "her", "my", "our",
            "their", "this", "that", "and", "but", "or", "so", "no", "not", "yes", "a", "an", "is", "was", "who",
            "what", "when", "where", "why", "how", "if", "in", "on", "at", "to", "of", "for", "from", "with", "had",
            "has", "have", "then", "there", "today", "after", "before", "because", "as", "by", "do", "did", "does",
            "please", "also", "just", "once", "now", "still", "never", "sie", "er", "ich", "wir", "der", "die", "das",
            "ein", "eine", "und", "toda", "el", "la", "los", "las", "un", "una", "su", "mi", "que", "le", "se");

    private final Lexicon lexicon;

    NameRuns(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** The index after the capitalised name that begins at word {@code from}, or {@code from} when none begins there. */
    int capitalised(Passage passage, int from) {
        List<Token> tokens = passage.tokens();
        int i = from;
        while (i < tokens.size() && i - from < MOST_WORDS) {
            Token token = tokens.get(i);
            if (i > from && !joins(passage, i - 1)) {
                break;
            }
            if (isNameWord(token, i > from)) {
                i++;
            } else if (i > from
                    && CONNECTORS.contains(token.lower())
                    && i + 1 < tokens.size()
                    && joins(passage, i)
                    && (isNameWord(tokens.get(i + 1), true)
                            || CONNECTORS.contains(tokens.get(i + 1).lower()))) {
                i++;
            } else {
                break;
            }
        }
        while (i > from
                && CONNECTORS.contains(tokens.get(i - 1).lower())
                && tokens.get(i - 1).shape() == Token.Shape.LOWER) {
            i--;
        }
        return i;
    }

    /** The index after the lower-case name at {@code from}: one listed name, perhaps with more, or an initial, behind it. */
    int lowerCase(Passage passage, int from) {
        List<Token> tokens = passage.tokens();
        int i = from;
        while (i < tokens.size() && i - from < 3) {
            Token token = tokens.get(i);
            if (i > from && !passage.gapAfter(i - 1).equals(" ")) {
                break;
            }
            boolean initial = i > from
                    && token.text().length() == 1
                    && passage.gapAfter(i).startsWith(".");
            boolean rare = token.shape() == Token.Shape.LOWER
                    && token.text().length() > 2
                    && (lexicon.kind(token) == Lexicon.Kind.NAME
                            || (i > from && lexicon.kind(token) == Lexicon.Kind.UNKNOWN));
            if (!initial && !rare) {
                break;
            }
            i++;
        }
        return i;
    }

    private boolean isNameWord(Token token, boolean inside) {
        if (NEVER.contains(token.lower()) || (inside && token.opens() && !token.isCapital())) {
            return false;
        }
        return switch (token.shape()) {
            case CAPITAL ->
                !inside || (!token.opens() && !lexicon.list("time-word").contains(token.lower()));
            case INITIAL -> true;
            case ALL_CAPS ->
                token.text().length() == 2 && inside && token.text().equals("II");
            case MIXED ->
                inside
                        && (token.lower().startsWith("al-")
                                || token.lower().startsWith("el-")
                                || token.lower().startsWith("d'"));
            case LOWER, NUMBER -> false;
        };
    }

    private static boolean joins(Passage passage, int index) {
        String gap = passage.gapAfter(index);
        Token token = passage.tokens().get(index);
        if (token.possessive()) {
            return false;
        }
        return gap.equals(" ") || (token.shape() == Token.Shape.INITIAL && (gap.equals(". ") || gap.equals(".")));
    }

    /** Where the name before word {@code end} stops in the text, with the dot of a last initial. */
    static int textEnd(Passage passage, int end) {
        Token last = passage.tokens().get(end - 1);
        boolean dotted = last.text().length() == 1
                && last.end() < passage.text().length()
                && passage.text().charAt(last.end()) == '.';
        return dotted ? last.end() + 1 : last.end();
    }
}
