package health.rounds.guard;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds exactly what its {@link Pattern} finds, but looks at two characters before it tries.
 *
 * <p>A pattern that begins with a hundred words is a hundred comparisons at every position of a text, and nearly everywhere two
 * characters rule all of them out. A scan asks the pattern itself which pairs these are, once a pair: it tries the pattern on the
 * two characters alone. A failure that did not ask for more ({@link Matcher#hitEnd}) is a failure whatever follows.
 *
 * <p>What stands before the pair is known only as "part of a word" or "not". So a pair is ruled out only when it fails behind each
 * of {@link #lefts}, and a pattern may look back further than one character only to refuse.
 */
final class Scan {
    private static final int ASCII = 128;
    private static final String WORD_LEFTS = "aA0_";

    private static final int MAY_START = 1;
    private static final int MAY_NOT = 2;

    private final Pattern pattern;
    /** By "part of a word": the characters to try before a pair. */
    private final String[] lefts;
    /**
     * Two bits an entry, sixteen entries an int: nothing, {@link #MAY_START} or {@link #MAY_NOT}. Threads share them without a
     * lock: a write that gets lost is worked out again, and what is worked out is always the same.
     */
    private final int[] pairs = new int[2 * ASCII * ASCII / 16];
    /** The same for the first character alone, in one cache line: it settles most positions. */
    private final int[] firsts = new int[2 * ASCII / 16];

    private Scan(Pattern pattern) {
        if (pattern.matcher("").lookingAt()) {
            throw new IllegalArgumentException("Matches the empty text: " + pattern);
        }
        this.pattern = pattern;
        this.lefts = new String[] {others(pattern.pattern()), WORD_LEFTS};
    }

    /** No part of a word: a look-behind tells these apart by class or by name, and those it names stand in the pattern. */
    private static String others(String regex) {
        boolean looksBehind = regex.contains("(?<!") || regex.contains("(?<=");
        return (" \n" + (looksBehind ? regex : ""))
                .chars()
                .filter(c -> c < ASCII && !isWord(c))
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    static Scan of(String regex) {
        return of(regex, 0);
    }

    /** As {@link Pattern#compile(String, int)}. */
    static Scan of(String regex, int flags) {
        return new Scan(Pattern.compile(regex, flags));
    }

    Pattern pattern() {
        return pattern;
    }

    Hits in(String text) {
        return new Hits(text);
    }

    boolean isIn(String text) {
        return in(text).find();
    }

    /** What {@link Matcher#find()} would find in one text, one after the other. */
    final class Hits {
        private final String text;
        private final Matcher matcher;
        private int next;

        private Hits(String text) {
            this.text = text;
            this.matcher = unbounded(pattern.matcher(text));
        }

        boolean find() {
            int length = text.length();
            char left = next > 0 ? text.charAt(next - 1) : ' ';
            char first = next < length ? text.charAt(next) : ' ';
            for (int at = next; at < length; at++) {
                char second = at + 1 < length ? text.charAt(at + 1) : ASCII; // the last character is always tried
                boolean inside = at > next && Character.isSurrogatePair(left, first);
                if (!inside
                        && mayStart(left, first, second)
                        && matcher.region(at, length).lookingAt()) {
                    next = matcher.end();
                    return true;
                }
                left = first;
                first = second;
            }
            next = length;
            return false;
        }

        int start() {
            return matcher.start();
        }

        int start(String group) {
            return matcher.start(group);
        }

        int end() {
            return matcher.end();
        }

        int end(String group) {
            return matcher.end(group);
        }

        String group() {
            return matcher.group();
        }

        /** Null when the group took no part in the match. */
        String group(String group) {
            return matcher.group(group);
        }

        MatchResult result() {
            return matcher.toMatchResult();
        }
    }

    private boolean mayStart(char left, char first, char second) {
        if ((left | first | second) >= ASCII) {
            return true;
        }
        int word = isWord(left) ? 1 : 0;
        int single = word * ASCII + first;
        int known = known(firsts, single);
        if (known == 0) {
            known = learn(firsts, single, couldStart(lefts[word], "" + first));
        }
        if (known == MAY_NOT) {
            return false;
        }
        int pair = single * ASCII + second;
        known = known(pairs, pair);
        if (known == 0) {
            known = learn(pairs, pair, couldStart(lefts[word], "" + first + second));
        }
        return known == MAY_START;
    }

    private static int known(int[] learnt, int key) {
        return (learnt[key >> 4] >>> ((key & 15) * 2)) & (MAY_START | MAY_NOT);
    }

    private static int learn(int[] learnt, int key, boolean may) {
        int state = may ? MAY_START : MAY_NOT;
        learnt[key >> 4] |= state << ((key & 15) * 2);
        return state;
    }

    private boolean couldStart(String lefts, String beginning) {
        Matcher matcher = unbounded(pattern.matcher(beginning));
        // The start of the text is no part of a word.
        if (!lefts.equals(WORD_LEFTS) && matchesOrAsksForMore(matcher)) {
            return true;
        }
        for (int i = 0; i < lefts.length(); i++) {
            matcher.reset(lefts.charAt(i) + beginning).region(1, 1 + beginning.length());
            if (matchesOrAsksForMore(matcher)) {
                return true;
            }
        }
        return false;
    }

    // Error Prone warns of hitEnd as a wrong way to see where a match ends; whether more was asked for only it can
    // tell.
    @SuppressWarnings("JdkObsolete")
    private static boolean matchesOrAsksForMore(Matcher matcher) {
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /** A region only says where to begin: what stands before it can be seen. */
    private static Matcher unbounded(Matcher matcher) {
        return matcher.useTransparentBounds(true).useAnchoringBounds(false);
    }

    private static boolean isWord(int c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
