package health.rounds.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** One part of a submission, normalised and cut into words and sentences once, for every detector to read. */
final class Passage {
    /** A full stop after these ends no sentence. */
    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "vs", "no", "pt", "jan", "feb", "mar", "apr", "jun",
            "jul", "aug", "sep", "sept", "oct", "nov", "dec", "fr", "dra", "srta", "d", "approx", "rev", "hosp", "ref",
            "rm", "al", "mme", "mt", "ft", "nr", "dob", "fig", "e.g", "i.e");

    private final Field field;
    private final Normalised normalised;
    private final List<Token> tokens;
    private final List<Integer> sentenceStarts;

    Passage(Field field, Normalised normalised) {
        this.field = field;
        this.normalised = normalised;
        this.tokens = new ArrayList<>();
        this.sentenceStarts = new ArrayList<>();
        cut();
    }

    Field field() {
        return field;
    }

    String text() {
        return normalised.text();
    }

    Normalised normalised() {
        return normalised;
    }

    List<Token> tokens() {
        return tokens;
    }

    /** Where the sentence around {@code at} begins. */
    int sentenceStart(int at) {
        return sentenceStarts.get(sentence(at));
    }

    /** One past the end of the sentence around {@code at}. */
    int sentenceEnd(int at) {
        int next = sentence(at) + 1;
        return next < sentenceStarts.size() ? sentenceStarts.get(next) : text().length();
    }

    /** The index of the sentence around {@code at}. */
    int sentence(int at) {
        int low = 0;
        int high = sentenceStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (sentenceStarts.get(middle) <= at) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    int sentences() {
        return sentenceStarts.size();
    }

    /** The index of the first word that begins at or after {@code at}. */
    int tokenFrom(int at) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).start() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The characters between word {@code index} and the next one, or to the end of the text. */
    String gapAfter(int index) {
        int from = tokens.get(index).end();
        int to = index + 1 < tokens.size() ? tokens.get(index + 1).start() : text().length();
        return text().substring(from, to);
    }

    private void cut() {
        String text = text();
        sentenceStarts.add(0);
        boolean opens = true;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                int end = wordEnd(text, i);
                boolean possessive = end - i > 2 && text.charAt(end - 2) == '\'' && (text.charAt(end - 1) | 32) == 's';
                Token token = Token.of(
                        text.substring(i, possessive ? end - 2 : end),
                        i,
                        possessive ? end - 2 : end,
                        opens,
                        possessive);
                tokens.add(token);
                // "1. 71M" and "2) Gary": what follows a list number opens a line.
                opens = opens
                        && token.shape() == Token.Shape.NUMBER
                        && end < text.length()
                        && ".)/:".indexOf(text.charAt(end)) >= 0;
                i = end;
                continue;
            }
            switch (c) {
                case '\n', '\r', '!', '?' -> {
                    opens = true;
                    startSentence(i + 1);
                }
                case '.' -> {
                    if (endsSentence(text, i)) {
                        opens = true;
                        startSentence(i + 1);
                    }
                }
                case ':', '"', '(', '#', '@', '*', '[' -> opens = true;
                case ')', '/' -> {
                    // keeps what a list number began
                }
                case '-' -> opens |= i > 0 && text.charAt(i - 1) == ' ' && sentenceStarts.getLast() >= i - 2;
                default -> {
                    if (Character.isSurrogate(c) || Character.getType(c) == Character.OTHER_SYMBOL) {
                        opens = true;
                    }
                }
            }
            i++;
        }
    }

    private void startSentence(int at) {
        if (at < text().length() && at > sentenceStarts.getLast()) {
            sentenceStarts.add(at);
        }
    }

    private static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean inside = Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || ((c == '\'' || c == '-')
                            && i > from
                            && i + 1 < text.length()
                            && Character.isLetterOrDigit(text.charAt(i + 1)));
            if (!inside) {
                break;
            }
            i++;
        }
        return i;
    }

    private boolean endsSentence(String text, int dot) {
        if (dot + 1 < text.length()
                && !Character.isWhitespace(text.charAt(dot + 1))
                && "\")'".indexOf(text.charAt(dot + 1)) < 0) {
            return false;
        }
        if (tokens.isEmpty()) {
            return true;
        }
        Token last = tokens.getLast();
        if (last.end() != dot) {
            return true;
        }
        return last.shape() != Token.Shape.INITIAL
                && !ABBREVIATIONS.contains(last.text().toLowerCase(Locale.ROOT));
    }
}
