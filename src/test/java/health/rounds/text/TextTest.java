package health.rounds.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final Links LINKS = new Links() {
        @Override
        public Optional<URI> mention(String handle) {
            return switch (handle) {
                case "ben", "ben@rounds.example" -> Optional.of(URI.create("https://rounds.example/@ben"));
                case "ben@elsewhere.example" -> Optional.of(URI.create("https://elsewhere.example/users/ben?a=1&b=2"));
                case "carla@elsewhere.example" -> Optional.of(URI.create("https://elsewhere.example/@carla"));
                default -> Optional.empty();
            };
        }

        @Override
        public URI hashtag(String tag) {
            return URI.create("https://rounds.example/tags/" + tag);
        }
    };

    @ParameterizedTest
    @CsvSource({
        "@ben, ben",
        "Thanks @ben!, ben",
        "(@ben), ben",
        "@Ben_2 and @Anna, ben_2 anna",
        "@ben.smith-lee., ben.smith-lee",
        "@ben@elsewhere.example, ben@elsewhere.example",
        "@ben@elsewhere.example., ben@elsewhere.example",
        "@ben@klinik-münchen.example rest, ben@klinik-münchen.example",
        "@ben@clinic.example:8443, ben@clinic.example:8443",
        "@ben@clinic.example: 8443, ben@clinic.example",
        "@ben@clinic.example:3 more, ben@clinic.example",
        "@ben@, ben",
        "@ben: hello, ben",
        "/@ben, ''",
        "https://rounds.example/@ben, ''",
        "mail ben@rounds.example, ''",
        "mail ben@rounds.example @anna, anna",
        "a=@ben, ''",
        "@, ''",
        "@@ben, ben",
        "@.ben, ''",
        "@ärztin, ''",
        "émile@ben, ''",
    })
    void mentionsFollowMastodonsGrammar(String text, String handles) {
        assertThat(String.join(
                        " ",
                        Text.parse(text).mentions().stream()
                                .map(Addressee::handle)
                                .toList()))
                .isEqualTo(handles);
    }

    @Test
    void mentionSaysWhereItStands() {
        assertThat(Text.parse("🫀 @ben@Elsewhere.example").mentions())
                .containsExactly(new Addressee("ben", Optional.of("Elsewhere.example"), 3, 25));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#Cardiology | cardiology",
                "#cardiology #CARDIOLOGY | cardiology",
                "hello #MedTwitter, and #FOAMed. | medtwitter foamed",
                "＃ネコ | ネコ",
                "#Ｅｃｈｏ | echo",
                "#Ärzte | ärzte",
                "#naïve | naïve",
                "#कार्डियोलॉजी | कार्डियोलॉजी",
                "#one·two·three | one·two·three",
                "#・start | ''",
                "#end・ | end",
                "#ぼっち・ざ・ろっく! | ぼっち・ざ・ろっく",
                "#2024_08 | 2024_08",
                "#1 | ''",
                "#2024 | ''",
                "#_1 | ''",
                "# hello | ''",
                "## | ''",
                "#COVID19 | covid19",
                "#2ndOpinion | 2ndopinion",
                "a#b | ''",
                "&#x27;quoted&#39; | ''",
                "/#part | ''",
                "https://example.org/page#Section-2 | ''",
                "(#heart) | heart",
                "#heart#lung | heart",
                "#️⃣ | ''",
            })
    void hashtagsNeedALetterAndComeNormalised(String text, String tags) {
        assertThat(String.join(" ", Text.parse(text).hashtags())).isEqualTo(tags);
    }

    @Test
    void hashtagsBeyondAHundredCharactersAreText() {
        assertThat(Text.parse("#" + "a".repeat(100)).hashtags()).hasSize(1);
        assertThat(Text.parse("#" + "a".repeat(101)).hashtags()).isEmpty();
        // One ligature that NFKC writes out in 18 letters.
        assertThat(Text.parse("#" + "ﷺ".repeat(20)).hashtags()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.org | https://example.org",
                "HTTPS://Example.ORG/Path | https://example.org/Path",
                "see https://example.org/a. | https://example.org/a",
                "see https://example.org. Then | https://example.org",
                "https://example.org/a?b=c&d=e#f, | https://example.org/a?b=c&d=e#f",
                "(https://example.org/a) | https://example.org/a",
                "https://en.example/wiki/Cor_(heart) | https://en.example/wiki/Cor_(heart)",
                "(https://en.example/wiki/Cor_(heart)). | https://en.example/wiki/Cor_(heart)",
                "[x](https://example.org/a) | https://example.org/a",
                "<https://example.org/a> | https://example.org/a",
                "\"https://example.org/a\" | https://example.org/a",
                "https://example.org:8443/a | https://example.org:8443/a",
                "https://example.org:70000/a | https://example.org",
                "https://example.org/a/ | https://example.org/a/",
                "https://münchen.example/straße | https://xn--mnchen-3ya.example/stra%C3%9Fe",
                "https://www.grün.example | https://www.xn--grn-ioa.example",
                "見てhttps://example.orgを見て | https://example.org",
                "https://example.org/50%|https://example.org/50",
                "https://example.org/50%/x|https://example.org/50%25/x",
                "https://example.org/%C3%A9 | https://example.org/%C3%A9",
                "https://example.org/a[1]/b | https://example.org/a%5B1%5D/b",
                "https://example.org/#a#b | https://example.org/#a%23b",
                "http://192.0.2.7/x | http://192.0.2.7/x",
                "http://999.0.2.7/x | ''",
                "https://localhost/x | ''",
                "https://bank.example@evil.example/x | ''",
                "https://bank.example:443@evil.example/x | ''",
                "https://ben:secret@evil.example/x | ''",
                "https:// | ''",
                "https://. | ''",
                "https://a..b | ''",
                "https://-.-/ | ''",
                "http://xn--a.example/ | http://xn--a.example/",
                "xhttps://example.org | ''",
                "ftp://example.org | ''",
                "javascript:alert(1) | ''",
                "example.org | ''",
                "https://https://example.org | https://example.org",
            })
    void linksLeaveTheSentenceOutside(String text, String links) {
        assertThat(String.join(
                        " ",
                        Text.parse(text).links().stream().map(URI::toString).toList()))
                .isEqualTo(links);
    }

    @Test
    void htmlIsMastodons() {
        assertThat(Text.html("Hello <b>\n@ben & all\n\n\nSee #EchoFirst", LINKS))
                .isEqualTo(
                        "<p>Hello &lt;b&gt;<br /><span class=\"h-card\" translate=\"no\"><a href=\"https://rounds.example/@ben\""
                                + " class=\"u-url mention\">@<span>ben</span></a></span> &amp; all</p><p>See <a"
                                + " href=\"https://rounds.example/tags/echofirst\" class=\"mention hashtag\""
                                + " rel=\"tag\">#<span>EchoFirst</span></a></p>");
    }

    @Test
    void longLinksAreShortenedWithoutLosingTheAddress() {
        assertThat(Text.html("https://www.example.org/a/very/long/address/that/goes/on?and=on", LINKS))
                .isEqualTo(
                        "<p><a href=\"https://www.example.org/a/very/long/address/that/goes/on?and=on\" target=\"_blank\""
                                + " rel=\"nofollow noopener noreferrer\" translate=\"no\"><span"
                                + " class=\"invisible\">https://www.</span><span"
                                + " class=\"ellipsis\">example.org/a/very/long/addres</span><span"
                                + " class=\"invisible\">s/that/goes/on?and=on</span></a></p>");
        assertThat(Text.html("https://example.org/", LINKS))
                .contains("<span class=\"\">example.org/</span><span class=\"invisible\"></span></a>");
    }

    @Test
    void oneCharacterTooManyIsShownInsteadOfAnEllipsis() {
        assertThat(Text.html("https://" + "a".repeat(27) + ".org", LINKS))
                .contains("<span class=\"\">" + "a".repeat(27) + ".org<");
        assertThat(Text.html("https://" + "a".repeat(28) + ".org", LINKS)).contains("<span class=\"ellipsis\">");
    }

    @Test
    void mentionsOfNobodyStayText() {
        assertThat(Text.html("@nobody@elsewhere.example", LINKS)).isEqualTo("<p>@nobody@elsewhere.example</p>");
    }

    @Test
    void mentionsShowTheServerOnlyWhereNamesClash() {
        assertThat(Text.html("@carla@elsewhere.example", LINKS)).contains("@<span>carla</span>");
        assertThat(Text.html("@ben @ben@elsewhere.example", LINKS))
                .contains("@<span>ben</span>")
                .contains("@<span>ben@elsewhere.example</span>")
                .contains("?a=1&amp;b=2");
        assertThat(Text.html("@ben @ben@rounds.example", LINKS)).doesNotContain("<span>ben@");
    }

    @Test
    void blankTextHasNoHtml() {
        assertThat(Text.html(" \n\t\n ", LINKS)).isEmpty();
    }

    @Test
    void charactersAreCountedAsReadersSeeThem() {
        assertThat(Text.length("")).isZero();
        assertThat(Text.length("heart")).isEqualTo(5);
        assertThat(Text.length("é👩🏽‍⚕️🇨🇭")).isEqualTo(3);
        assertThat(Text.length("👩🏽‍❤️‍💋‍👨🏿")).isEqualTo(1);
    }

    @Test
    void linksCountTwentyThreeAndRemoteMentionsTheirNameAlone() {
        assertThat(Text.length("https://example.org/" + "a".repeat(200))).isEqualTo(23);
        assertThat(Text.length("https://example.org/" + "a".repeat(5000))).isEqualTo(5020);
        assertThat(Text.length("@carla@elsewhere.example hi")).isEqualTo(9);
        assertThat(Text.length("carla@elsewhere.example")).isEqualTo(23);
    }

    @Test
    void stackedAccentsHideNoText() {
        assertThat(Text.length("a" + "\u0301".repeat(1599))).isEqualTo(100);
    }

    @Test
    void plainTextKeepsParagraphsAndDropsTags() {
        assertThat(Text.plain("<p>One<br>two &amp; <b>three</b></p><p>four</p><script>alert(1)</script>"))
                .isEqualTo("One\ntwo & three\n\nfour");
        assertThat(Text.plain("before<p>inside</p>after<ul><li>a</li><li>b</li></ul>"))
                .isEqualTo("before\n\ninside\n\nafter\n\na\nb");
        assertThat(Text.plain("<p>&lt;script&gt;</p>")).isEqualTo("<script>");
        assertThat(Text.plain("")).isEmpty();
    }

    @Test
    void cleanTextHasOneKindOfLineBreakAndNoControls() {
        assertThat(Text.clean("a\r\nb\rc\u2028d\u0085e")).isEqualTo("a\nb\nc\nd\ne");
        assertThat(Text.clean("a\u0000b\u0007c\u001b[31md\u007f\te\u009b")).isEqualTo("abc[31md\te");
        assertThat(Text.clean("\n \n  a  \n\n\u00a0b \n\n")).isEqualTo("  a\n\n\u00a0b");
    }

    @Test
    void halvesOfCharactersAreReplaced() {
        assertThat(Text.clean("a\ud83eb\udec0c🫀")).isEqualTo("a\ufffdb\ufffdc🫀");
    }

    @Test
    void directionsEndWithTheirLine() {
        assertThat(Text.clean("\u202eabc\ndef\u2069")).isEqualTo("\u202eabc\u202c\ndef");
        assertThat(Text.clean("\u2067a\u202bb\u2069c\u202c")).isEqualTo("\u2067a\u202bb\u202c\u2069c");
        assertThat(Text.clean("\u2067שלום\u2069 and \u200fmarks")).isEqualTo("\u2067שלום\u2069 and \u200fmarks");
        assertThat(Text.clean("\u202e".repeat(100_000))).hasSize(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@",
                "@a",
                "@a ",
                "@a@b",
                "@a@b.c ",
                "a@",
                "@a.",
                "@a-",
                "#",
                "#a",
                "#1",
                "#_",
                "#·",
                "#a ",
                "#a·",
                "&#",
                "h",
                "http",
                "http://",
                "https://a",
                "https://a.",
                "https://a.b",
                "https://a.b ",
                "https://a.b/",
                "https://a.b/(",
                "https://a.b/)",
                "https://a.b?",
                "https://a.b/[",
                "https://é",
                "https://é.b ",
                "https://a.é",
                "http://1.",
                "http://a.b:",
                "http://a.b:1",
                "http://a.b@",
                "(",
                ")",
                ".",
                "\n",
                " \n",
                "\u202e",
                "\u2067\u202e",
                "\u2069",
                "\u0301",
                "\ud83c\udde8",
                "\u200d",
                "👩🏽‍⚕️",
                "\ud800",
                "<",
                "<p>",
                "<b>",
                "<a>",
                "<a href=\"",
                "<table>",
                "<!--",
                "</p>",
                "<p><a>",
                "&",
                "&amp",
                "<br",
                "ﷺ",
                "<b><p>",
                "<i><table>",
                "<ul><li>",
                "<select>",
                "<svg><p>",
                "<template>",
                "<font>",
                "<nobr>",
                "<form><button>"
            })
    void everyFunctionTakesLinearTime(String unit) {
        String hostile = unit.repeat(100_000 / unit.length());
        long start = System.nanoTime();
        Text.parse(hostile);
        Text.length(hostile);
        Text.html(hostile, LINKS);
        Text.clean(hostile);
        Text.plain(hostile);
        assertThat((System.nanoTime() - start) / 1_000_000).as("milliseconds").isLessThan(2_000);
    }

    @Test
    void tenThousandMentionsAreAllFound() {
        assertThat(Text.parse("@ben ".repeat(10_000)).mentions())
                .hasSize(10_000)
                .extracting(Addressee::handle)
                .containsOnly("ben");
        assertThat(List.of(Text.html("@ben ".repeat(10_000), LINKS).split("h-card", -1)))
                .hasSize(10_001);
    }
}
