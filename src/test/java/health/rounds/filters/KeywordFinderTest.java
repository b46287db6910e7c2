package health.rounds.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

class KeywordFinderTest {
    private static final String WORD = "[\\p{L}\\p{M}\\p{Nd}\\p{Pc}]";

    /** Few enough that keywords meet texts and each other, and each of them awkward. */
    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "A", "b", "ab", "é", "É", "e\u0301", "ß", "Σ", "ς", "_", "1", "#", " ", "\n", ".", "*",
                        "\\E", "😀", "𐐀", "𐐨")
                .list()
                .ofMaxSize(12)
                .map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<List<Keyword>> keywords() {
        Arbitrary<String> texts = texts().filter(text -> !text.isEmpty());
        return Combinators.combine(texts, Arbitraries.of(true, false))
                .as((text, whole) -> new Keyword(1, text, whole))
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 4_000)
    void findsWhatARegularExpressionOfEachKeywordFinds(
            @ForAll("keywords") List<Keyword> keywords, @ForAll("texts") String text) {
        BitSet found = new KeywordFinder(keywords).find(PostWords.of(text));
        for (int i = 0; i < keywords.size(); i++) {
            assertThat(found.get(i))
                    .as("%s in '%s'", keywords.get(i), text)
                    .isEqualTo(stands(keywords.get(i), composed(text)));
        }
    }

    @Example
    void wholeWordNeedsABoundaryOnlyBesideALetter() {
        assertThat(finds("echo", true, "An ECHO, please")).isTrue();
        assertThat(finds("echo", true, "echoes")).isFalse();
        assertThat(finds("echo", false, "echoes")).isTrue();
        assertThat(finds("#echo", true, "read#echo")).isTrue();
        assertThat(finds("#echo", true, "#echoes")).isFalse();
        assertThat(finds("c++", true, "c++17")).isTrue();
    }

    /** Each of the 500 keywords nearly matches at each of the 8,000 places: naively some 10^9 steps a text. */
    @Example
    void hostileKeywordsTakeNoLongerThanTheText() {
        List<Keyword> hostile = Stream.concat(
                        IntStream.range(0, 250).mapToObj(i -> new Keyword(i, "a".repeat(262 + i) + "b", false)),
                        IntStream.range(0, 250).mapToObj(i -> new Keyword(i, "a".repeat(262 + i), true)))
                .toList();
        KeywordFinder finder = new KeywordFinder(hostile);
        PostWords words = PostWords.of("a".repeat(8_000));
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            for (int i = 0; i < 100; i++) {
                assertThat(finder.find(words).isEmpty()).isTrue();
            }
        });
    }

    private static boolean finds(String keyword, boolean wholeWord, String text) {
        return new KeywordFinder(List.of(new Keyword(1, keyword, wholeWord)))
                .find(PostWords.of(text))
                .get(0);
    }

    /** Looks at each place where the text has the keyword, and there at the characters around it. */
    private static boolean stands(Keyword keyword, String text) {
        String wanted = composed(keyword.text());
        Matcher matcher = Pattern.compile(Pattern.quote(wanted), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        for (int from = 0; from <= text.length() && matcher.find(from); from = matcher.start() + 1) {
            boolean inWordBefore = isWord(wanted.codePointAt(0))
                    && matcher.start() > 0
                    && isWord(text.codePointBefore(matcher.start()));
            boolean inWordAfter = isWord(wanted.codePointBefore(wanted.length()))
                    && matcher.end() < text.length()
                    && isWord(text.codePointAt(matcher.end()));
            if (!keyword.wholeWord() || !(inWordBefore || inWordAfter)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(int codePoint) {
        return Character.toString(codePoint).matches(WORD);
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
