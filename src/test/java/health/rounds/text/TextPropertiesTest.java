package health.rounds.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What holds for every string, tried on strings made of the pieces that break parsers. */
class TextPropertiesTest {
    private static final Links LINKS = new Links() {
        @Override
        public Optional<URI> mention(String handle) {
            return handle.length() % 2 == 0
                    ? Optional.empty()
                    : Optional.of(URI.create("https://rounds.example/" + handle.length()));
        }

        @Override
        public URI hashtag(String tag) {
            return URI.create("https://rounds.example/tags/" + tag.length());
        }
    };

    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "p", Set.of(),
            "br", Set.of(),
            "span", Set.of("class", "translate"),
            "a", Set.of("href", "class", "rel", "target", "translate"));

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "@",
                "#",
                "＃",
                "ben",
                "example.org",
                "http://",
                "https://",
                "www.",
                "/",
                "(",
                ")",
                "[",
                "]",
                "?",
                "&",
                "=",
                ".",
                ",",
                "-",
                "_",
                ":",
                "8",
                "443",
                "%",
                "%41",
                "<",
                ">",
                "\"",
                "'",
                "<script>",
                "</p>",
                "&amp;",
                "&#39;",
                " ",
                "\n",
                "\n\n",
                "\r\n",
                "\t",
                "é",
                "e\u0301",
                "日本",
                "を",
                "ß",
                "·",
                "\u200c",
                "\u200d",
                "🫀",
                "👩🏽‍⚕️",
                "🇨🇭",
                "\u202e",
                "\u2067",
                "\u2069",
                "\u202c",
                "\u0000",
                "\u001b",
                "\ud83e",
                "\udec0",
                "\u2028",
                "\ufeff",
                "\u00a0",
                "ﷺ",
                "xn--",
                "javascript:");
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(8);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(9, pieces), net.jqwik.api.Tuple.of(1, any))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Property(tries = 3000)
    void htmlHoldsNothingButItsOwnTagsAndTheWordsOfTheText(@ForAll("texts") String text) {
        String html = Text.html(text, LINKS);
        Document document = Jsoup.parseBodyFragment(html);
        for (Element element : document.body().select("body *")) {
            assertThat(ALLOWED).containsKey(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ALLOWED.get(element.normalName())).contains(attribute.getKey());
            }
            if (element.hasAttr("href")) {
                assertThat(element.attr("href")).matches("https?://.*");
            }
        }
        assertThat(html.replaceAll("<[^<>]*>", "")).doesNotContain("<", ">", "\"", "'");
        assertThat(html.replaceAll("&(amp|lt|gt|quot|#39);", "")).doesNotContain("&");
    }

    @Property(tries = 2000)
    void wordsSurviveTheWayToHtmlAndBack(@ForAll("texts") String text) {
        Links noAccounts = new Links() {
            @Override
            public Optional<URI> mention(String handle) {
                return Optional.empty();
            }

            @Override
            public URI hashtag(String tag) {
                return LINKS.hashtag(tag);
            }
        };
        assertThat(Text.plain(Text.html(text, noAccounts)).replace('＃', '#'))
                .isEqualTo(Text.clean(text).replaceAll("\n\n+", "\n\n").replace('＃', '#'));
    }

    @Property(tries = 2000)
    void cleaningTwiceChangesNothing(@ForAll("texts") String text) {
        String clean = Text.clean(text);
        assertThat(Text.clean(clean)).isEqualTo(clean);
        assertThat(clean.codePoints())
                .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')
                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Property(tries = 3000)
    void mentionsStandWhereTheySay(@ForAll("texts") String text) {
        int end = 0;
        for (Addressee mention : Text.parse(text).mentions()) {
            assertThat(mention.start()).isGreaterThanOrEqualTo(end);
            end = mention.end();
            assertThat(text.substring(mention.start(), end))
                    .isEqualTo("@" + mention.name()
                            + mention.domain().map(at -> "@" + at).orElse(""));
        }
    }

    @Property(tries = 3000)
    void everyLinkIsAbsolute(@ForAll("texts") String text) {
        for (URI link : Text.parse(text).links()) {
            assertThat(link.getScheme()).isIn("http", "https");
            assertThat(link.getRawAuthority()).contains(".").doesNotContain("@");
            assertThat(link.toString()).isEqualTo(link.toASCIIString());
        }
    }

    @Property(tries = 2000)
    void lengthIsNeverMoreThanTheCodePointsExceptForLinks(@ForAll("texts") String text) {
        int links = text.split("(?i)https?://", -1).length - 1;
        assertThat(Text.length(text))
                .isBetween(0, text.codePointCount(0, text.length()) + links * Text.CHARACTERS_PER_LINK);
    }
}
