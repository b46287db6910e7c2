package health.rounds.previews;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page says of itself becomes plain, bounded text, whatever it says. */
class PageCardTest {
    private static final String ADDRESS = "https://journal.example/papers/1";

    @Test
    void everythingThatAPageSaysIsRead() throws IOException {
        Card card = card("""
                <!doctype html><html lang="en-GB"><head><title>Not this</title>
                <meta property="og:title" content="Beta blockers &amp; more">
                <meta property="og:description" content="Ten  years\nof follow-up">
                <meta property="og:site_name" content="The Journal">
                <meta property="og:image" content="/picture.png"><meta property="og:image:alt" content="A heart">
                <meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">
                <meta name="author" content="Anna Reyes"><meta property="article:author" content="https://journal.example/reyes">
                <meta property="article:published_time" content="2026-11-01T08:00:00+01:00">
                </head><body><h1>Nor this</h1></body></html>""");
        assertThat(card)
                .isEqualTo(new Card(
                        ADDRESS,
                        "Beta blockers & more",
                        "Ten years of follow-up",
                        Optional.of("en"),
                        "Anna Reyes",
                        "https://journal.example/reyes",
                        Optional.empty(),
                        "The Journal",
                        Optional.of(new Card.Image("https://journal.example/picture.png", "A heart", 1200, 630)),
                        Optional.of(Instant.parse("2026-11-01T07:00:00Z"))));
        assertThat(card.host()).isEqualTo("journal.example");
    }

    @Test
    void plainPageHasItsTitleAndDescription() throws IOException {
        Card card = card("<title> A \n page </title><meta name=description content='About it'>");
        assertThat(card.title()).isEqualTo("A page");
        assertThat(card.description()).isEqualTo("About it");
        assertThat(card.image()).isEmpty();
        assertThat(card.language()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<p>No title", "<title>  </title>", "<meta property=og:title content='  '>", "\0\1\2"})
    void pageWithoutATitleHasNoCard(String html) throws IOException {
        assertThat(page(html).card(ADDRESS)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "data:image/png;base64,AAAA",
                "http://journal.example/a.png",
                "https://user:password@journal.example/a.png",
                "https:///a.png",
                "::::",
                "https://journal.example/a b<script>"
            })
    void pictureThatCannotBeFetchedIsNone(String address) throws IOException {
        assertThat(card("<title>A page</title><meta property=og:image content=\"%s\">".formatted(address))
                        .image())
                .isEmpty();
    }

    @Test
    void hostileTextsAreBoundedAndPlain() throws IOException {
        String long1 = "x".repeat(100_000);
        Card card = card(
                ("<title>%1$s</title><meta property=og:description content='%1$s'><meta name=author content='%1$s'>"
                                + "<meta property=og:site_name content='%1$s'><meta property=og:image content='https://a.example/%1$s'>"
                                + "<meta property=article:author content='javascript://alert(1)'>"
                                + "<meta property=article:published_time content='+999999999-01-01T00:00:00Z'>"
                                + "<html lang='%1$s'>")
                        .formatted(long1));
        assertThat(card.title()).hasSize(300).endsWith("…");
        assertThat(card.description()).hasSize(600);
        assertThat(card.authorName()).hasSize(100);
        assertThat(card.provider()).hasSize(100);
        assertThat(card.authorUrl()).isEmpty();
        assertThat(card.image()).isEmpty();
        assertThat(card.publishedAt()).isEmpty();
        assertThat(card("<title>&lt;script&gt;alert(1)&lt;/script&gt;&#0;&#x202e;</title>")
                        .title())
                .startsWith("<script>")
                .doesNotContain("\0");
        assertThat(card("<title>A</title><meta property=og:image content=https://a.example/a>"
                                + "<meta property=og:image:width content=99999999999><meta property=og:image:height content=-1>")
                        .image())
                .contains(new Card.Image("https://a.example/a", "", 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, text/html; charset=iso-8859-1",
        "windows-1252, text/html;charset=\"windows-1252\"",
        "UTF-8, text/html"
    })
    void lettersAreReadAsTheServerSays(String charset, String type) throws IOException {
        byte[] html = "<title>Müller über Ärzte</title>".getBytes(Charset.forName(charset));
        assertThat(PageCard.of(html, type, URI.create(ADDRESS))
                        .card(ADDRESS)
                        .orElseThrow()
                        .title())
                .isEqualTo("Müller über Ärzte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html; charset=nonsense", "text/html; charset=", "text/html; charset='"})
    void unknownLettersAreNoFailure(String type) throws IOException {
        byte[] html = "<meta charset=utf-8><title>Müller</title>".getBytes(StandardCharsets.UTF_8);
        assertThat(PageCard.of(html, type, URI.create(ADDRESS))
                        .card(ADDRESS)
                        .orElseThrow()
                        .title())
                .isEqualTo("Müller");
    }

    @Test
    void deeplyNestedPageIsRead() throws IOException {
        assertThat(card("<title>Deep</title>" + "<div>".repeat(100_000)).title())
                .isEqualTo("Deep");
    }

    @Test
    void creatorIsAHandle() throws IOException {
        for (String handle : List.of("@anna@clinic.example", "anna@clinic.example")) {
            assertThat(page("<meta name=fediverse:creator content='%s'>".formatted(handle))
                            .creator())
                    .contains("anna@clinic.example");
        }
        assertThat(page("<meta name=fediverse:creator content='https://clinic.example/@anna'>")
                        .creator())
                .isEmpty();
    }

    private static Card card(String html) throws IOException {
        return page(html).card(ADDRESS).orElseThrow();
    }

    private static PageCard page(String html) throws IOException {
        return PageCard.of(html.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", URI.create(ADDRESS));
    }
}
