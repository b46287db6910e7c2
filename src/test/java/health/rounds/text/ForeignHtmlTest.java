package health.rounds.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What of foreign HTML is shown, and that nothing else ever is. */
class ForeignHtmlTest {
    private static final String LINK = " target=\"_blank\" rel=\"nofollow noopener noreferrer\" translate=\"no\">";

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("p", Set.of("class")),
            Map.entry("br", Set.of()),
            Map.entry("span", Set.of("class", "translate")),
            Map.entry("a", Set.of("href", "class", "target", "rel", "translate")),
            Map.entry("del", Set.of()),
            Map.entry("s", Set.of()),
            Map.entry("pre", Set.of()),
            Map.entry("code", Set.of()),
            Map.entry("em", Set.of()),
            Map.entry("strong", Set.of()),
            Map.entry("b", Set.of()),
            Map.entry("i", Set.of()),
            Map.entry("u", Set.of()),
            Map.entry("ul", Set.of()),
            Map.entry("ol", Set.of("start", "reversed")),
            Map.entry("li", Set.of("value")),
            Map.entry("blockquote", Set.of()),
            Map.entry("ruby", Set.of()),
            Map.entry("rt", Set.of()),
            Map.entry("rp", Set.of()));

    private static String clean(String html) {
        return ForeignHtml.clean(html);
    }

    @Test
    void whatMastodonWritesStays() {
        assertThat(clean("<p>Hello <span class=\"h-card\" translate=\"no\"><a href=\"https://there.example/@ben\" "
                        + "class=\"u-url mention\">@<span>ben</span></a></span>, see <a href=\"https://there.example/tags/ecg\" "
                        + "class=\"mention hashtag\" rel=\"tag\">#<span>ecg</span></a><br>and more</p><p>Bye</p>"))
                .isEqualTo("<p>Hello <span class=\"h-card\" translate=\"no\">"
                        + "<a href=\"https://there.example/@ben\" class=\"u-url mention\"" + LINK
                        + "@ben</a></span>, see "
                        + "<a href=\"https://there.example/tags/ecg\" class=\"mention hashtag\"" + LINK
                        + "#ecg</a><br />and more</p><p>Bye</p>");
    }

    @Test
    void shortenedAddressesStayShort() {
        assertThat(clean("<a href=\"https://www.heart.example/a/b\"><span class=\"invisible\">https://www.</span>"
                        + "<span class=\"ellipsis\">heart.example/a</span><span class=\"invisible\">/b</span></a>"))
                .isEqualTo("<a href=\"https://www.heart.example/a/b\"" + LINK
                        + "<span class=\"invisible\">https://www.</span><span class=\"ellipsis\">heart.example/a</span>"
                        + "<span class=\"invisible\">/b</span></a>");
    }

    @Test
    void headingsBecomeStrongParagraphsAndListsStay() {
        assertThat(clean("<h2>Aims</h2><ol start=\"3\"><li>a</li><li value='7'>b<ul><li>c</li></ul></li></ol>"))
                .isEqualTo("<p><strong>Aims</strong></p><ol start=\"3\"><li>a</li><li value=\"7\">b<ul><li>c</li></ul>"
                        + "</li></ol>");
    }

    @Test
    void unknownElementsGiveTheirWordsOnLinesOfTheirOwn() {
        assertThat(clean("<div>one</div><div>two <font color=red>red</font></div><table><tr><td>x</td></tr></table>"))
                .isEqualTo("one<br />two red<br />x");
    }

    @Test
    void scriptsStylesAndPicturesAreGone() {
        assertThat(clean("<p onclick=alert(1) style=\"color:red\">a<script>alert(1)</script><style>p{}</style>"
                        + "<img src=x onerror=alert(1)><svg><a xlink:href=\"javascript:alert(1)\">s</a></svg>b</p>"
                        + "<iframe src=\"https://evil.example\">f</iframe><math><annotation>m</annotation></math>"))
                .isEqualTo("<p>ab</p>");
    }

    @Test
    void onlyKnownSchemesAreFollowed() {
        for (String address : List.of(
                "javascript:alert(1)",
                " javascript:alert(1)",
                "java\nscript:alert(1)",
                "java&#9;script:alert(1)",
                "JAVASCRIPT:alert(1)",
                "&#x6A;avascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "file:///etc/passwd",
                "//evil.example",
                "/local",
                "#top",
                "https:evil.example",
                "https:\\\\evil.example",
                "https://",
                "https://bank.example@evil.example/",
                "https://a\"b.example/",
                "mailto:a@b.example",
                "https://x.example/" + "a".repeat(3000))) {
            assertThat(clean("<a href=\"" + address.replace("\"", "&quot;") + "\">words</a>"))
                    .describedAs(address)
                    .isEqualTo("words");
        }
        for (String address : List.of(
                "http://a.example",
                "https://ä.example/ü?q=1#x",
                "xmpp:a@b.example",
                "gemini://x" + ".example",
                "https://[2001:db8::1]:8443/")) {
            assertThat(clean("<a href=\"" + address + "\">words</a>"))
                    .isEqualTo("<a href=\"" + address + "\"" + LINK + "words</a>");
        }
    }

    /** CVE-2023-36462. */
    @Test
    void linkWhoseWordsNameAnotherServerSaysWhereItLeads() {
        for (String words : List.of(
                "https://bank.example/login",
                "bank.example",
                "go to BANK.example now",
                "ba\u200bnk.example",
                "ｂａｎｋ．example",
                "<span class=\"invisible\">https://evil.example/</span>bank.example",
                "<span>bank</span>.example")) {
            assertThat(clean("<a href=\"https://evil.example/x\">" + words + "</a>"))
                    .describedAs(words)
                    .endsWith(" [evil.example]</a>");
        }
        for (String words : List.of(
                "evil.example",
                "www.evil.example",
                "https://evil.example/page.html?file=other.pdf",
                "click here",
                "heart failure, e.g. HFpEF")) {
            assertThat(clean("<a href=\"https://www.evil.example/x\">" + words + "</a>"))
                    .describedAs(words)
                    .doesNotContain("[");
        }
        assertThat(clean("<a href=\"https://xn--mnchen-3ya.example/\">münchen.example</a>"))
                .doesNotContain("[");
    }

    @Test
    void wordsAreNotHidden() {
        assertThat(clean("<p class=\"invisible\">a <span class=\"invisible\">b</span></p>"))
                .isEqualTo("<p>a b</p>");
        assertThat(clean("<a href=\"https://evil.example/\"><span class=\"invisible\">c</span></a>"))
                .isEqualTo("<a href=\"https://evil.example/\"" + LINK + "c</a>");
    }

    @Test
    void otherClassesAreGone() {
        assertThat(clean("<p class=\"quote-inline mention nav\">a <span class=\"modal mention\">b</span></p>"))
                .isEqualTo("<p class=\"quote-inline mention\">a <span class=\"mention\">b</span></p>");
    }

    @Test
    void preformattedTextKeepsItsLines() {
        assertThat(clean("<pre>\n\n  a\r\n  b<p>c</p></pre>")).isEqualTo("<pre>\n\n  a\n  b\nc</pre>");
        assertThat(Text.plain(clean("<p>a\n  b</p>"))).isEqualTo("a b");
    }

    @Test
    void manyEmptyLinesBecomeOne() {
        assertThat(clean("a<br><br><br><br>b")).isEqualTo("a<br /><br />b");
    }

    @Test
    void charactersThatNoPageHoldsAreGone() {
        assertThat(clean("a\u0000b\u001bc\ud800d")).matches("a\ufffd?bc\ufffdd");
    }

    /** The shapes that parsers and sanitisers are slow with. */
    @Test
    void hostileHtmlTakesNoLongerThanItsLength() {
        for (String piece : List.of(
                "<b>",
                "<div>",
                "<p><b>",
                "<a href=https://x.example>",
                "<a href=https://x.example><object>",
                "<table><a href=https://x.example>y",
                "<ul><li>",
                "<span class=mention>x",
                "<pre>\n",
                "<br>",
                "<!--",
                "<![CDATA[",
                "<svg><p>",
                "<math><mi><table>",
                "<b class=1><i><u><p>x",
                "&",
                "&#x41",
                "<",
                "</p>x",
                "<ruby><rt>x",
                "a.",
                "<select><option>",
                "<template><p>",
                "\"'")) {
            long began = System.nanoTime();
            String out = clean(piece.repeat(ForeignHtml.LONGEST_SOURCE / piece.length() + 10));
            assertThat(out.length()).isLessThan(ForeignHtml.LONGEST + 5_000);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .describedAs(piece)
                    .isLessThan(Duration.ofSeconds(5));
        }
        String link = "<a href=\"https://x.example/" + "y".repeat(2000) + "\">";
        assertThat(clean(link + "<p>x".repeat(90_000)).length()).isLessThan(ForeignHtml.LONGEST + 5_000);
    }

    @Provide
    Arbitrary<String> pages() {
        Arbitrary<String> tags = Arbitraries.of(
                        "p",
                        "br",
                        "span",
                        "a",
                        "del",
                        "pre",
                        "code",
                        "em",
                        "b",
                        "i",
                        "ul",
                        "ol",
                        "li",
                        "blockquote",
                        "ruby",
                        "rt",
                        "rp",
                        "h1",
                        "h3",
                        "div",
                        "table",
                        "tr",
                        "td",
                        "svg",
                        "math",
                        "mi",
                        "script",
                        "style",
                        "button",
                        "object",
                        "form",
                        "select",
                        "option",
                        "img",
                        "template",
                        "noscript",
                        "title",
                        "body",
                        "html",
                        "frameset",
                        "textarea",
                        "iframe",
                        "dd",
                        "font",
                        "nobr",
                        "plaintext",
                        "mtext",
                        "foreignObject")
                .flatMap(name -> Arbitraries.of("<" + name + ">", "</" + name + ">", "<" + name + " "));
        Arbitrary<String> pieces = Arbitraries.of(
                "<a href=\"https://x.example/\">",
                "<a href=\"https://x.example/?a=1&amp;b='\" class=\"mention invisible\">",
                "<a href=\"javascript:alert(1)\">",
                "<a href='java\tscript:x'>",
                "<span class=\"invisible\">",
                "<span class=\"ellipsis mention\" translate=no>",
                "<ol start=3 reversed>",
                "<li value=-2>",
                "<p class=quote-inline>",
                "class=\"mention\"",
                "onclick=\"x\"",
                "href=https://y.example",
                "bank.example",
                " [x.example]",
                ">",
                "\"",
                "'",
                "<",
                "&",
                "&lt;script&gt;",
                "&#x27;",
                "&#0;",
                "<!-- ",
                "-->",
                "<![CDATA[",
                "]]>",
                " ",
                "\n",
                "\n\n",
                "\r",
                "\f",
                "x",
                "two words",
                "\u200b",
                "\u0000",
                "\ud83e",
                "日本",
                "ｅ．ｘ");
        return Arbitraries.frequencyOf(Tuple.of(3, tags), Tuple.of(4, pieces))
                .list()
                .ofMaxSize(40)
                .map(list -> String.join("", list));
    }

    @Property(tries = 20000)
    void nothingButTheAllowListComesOut(@ForAll("pages") String html) {
        String out = clean(html);
        for (Element element : Jsoup.parseBodyFragment(out).body().select("body *")) {
            assertThat(ALLOWED).containsKey(element.normalName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ALLOWED.get(element.normalName())).contains(attribute.getKey());
            }
            if (element.normalName().equals("a")) {
                assertThat(element.attr("href")).startsWith("https://");
                assertThat(element.attr("rel")).isEqualTo("nofollow noopener noreferrer");
            }
        }
        assertThat(out.replaceAll("</?[a-z0-9]+(?: [a-z]+(?:=\"[^\"<>]*\")?)*(?: /)?>", ""))
                .doesNotContain("<", ">", "\"", "'");
    }

    @Property(tries = 20000)
    void makingItSafeTwiceChangesNothing(@ForAll("pages") String html) {
        String once = clean(html);
        assertThat(clean(once)).isEqualTo(once);
    }
}
