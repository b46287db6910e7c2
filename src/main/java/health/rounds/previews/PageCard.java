package health.rounds.previews;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a page says of itself: Open Graph (ogp.me), Twitter's cards, the elements of HTML, and {@code fediverse:creator}. Nothing in
 * it is run or loaded.
 */
final class PageCard {
    private static final Pattern CHARSET = Pattern.compile("charset=[\"']?([\\w.:-]{1,40})", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern HANDLE = Pattern.compile("@?([\\w.-]{1,64}@[\\w.:-]{1,253})");

    private final Document page;
    private final URI base;
    private final Map<String, String> said = new HashMap<>();

    private PageCard(Document page, URI base) {
        this.page = page;
        this.base = base;
        for (Element meta : page.select("meta[content]")) {
            Stream.of("property", "name", "itemprop")
                    .map(meta::attr)
                    .filter(name -> !name.isBlank() && !meta.attr("content").isBlank())
                    .forEach(name -> said.putIfAbsent(name.strip().toLowerCase(Locale.ROOT), meta.attr("content")));
        }
    }

    /** A page that was fetched from {@code base}; its beginning will do. */
    static PageCard of(byte[] html, String contentType, URI base) throws IOException {
        return new PageCard(Jsoup.parse(new ByteArrayInputStream(html), charset(contentType), base.toString()), base);
    }

    /** What stands on the card of that link; empty for a page without a title. */
    Optional<Card> card(String address) {
        String title = first("og:title", "twitter:title").orElseGet(page::title);
        if (title.isBlank()) {
            return Optional.empty();
        }
        Optional<String> author = first("author", "article:author");
        return Optional.of(new Card(
                address,
                title,
                first("og:description", "twitter:description", "description").orElse(""),
                language(),
                author.filter(name -> !name.contains("://")).orElse(""),
                first("article:author").filter(name -> name.contains("://")).orElseGet(this::authorLink),
                Optional.empty(),
                first("og:site_name", "application-name").orElse(""),
                image(),
                first("article:published_time", "datepublished", "date").flatMap(PageCard::time)));
    }

    /** The handle of the account that the page names as its author, without the first sign; nobody has checked it. */
    Optional<String> creator() {
        return first("fediverse:creator")
                .map(handle -> HANDLE.matcher(handle.strip()))
                .filter(Matcher::matches)
                .map(handle -> handle.group(1));
    }

    private Optional<String> first(String... names) {
        return Stream.of(names)
                .flatMap(name -> Optional.ofNullable(said.get(name)).stream())
                .findFirst();
    }

    private Optional<String> language() {
        Element html = page.selectFirst("html[lang]");
        String tag = html == null ? first("og:locale").orElse("").replace('_', '-') : html.attr("lang");
        return Optional.of(Locale.forLanguageTag(tag.strip()).getLanguage()).filter(language -> !language.isEmpty());
    }

    private String authorLink() {
        Element link = page.selectFirst("link[rel~=author][href], a[rel~=author][href]");
        return link == null ? "" : link.absUrl("href");
    }

    private Optional<Card.Image> image() {
        return first("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")
                .flatMap(this::resolved)
                .map(address -> new Card.Image(
                        address,
                        first("og:image:alt", "twitter:image:alt").orElse(""),
                        number("og:image:width"),
                        number("og:image:height")));
    }

    private Optional<String> resolved(String address) {
        try {
            return Optional.of(base.resolve(address.strip()).toASCIIString());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private int number(String name) {
        return first(name)
                .filter(NUMBER.asMatchPredicate())
                .map(Integer::parseInt)
                .orElse(0);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The one that the server names, if there is one of that name; else the page's own, which jsoup finds. */
    private static @Nullable String charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        try {
            return named.find() && Charset.isSupported(named.group(1)) ? named.group(1) : null;
        } catch (IllegalCharsetNameException e) {
            return null;
        }
    }
}
