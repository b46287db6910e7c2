package health.rounds.text;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of a post: what a plain text refers to, how long it counts, and how it looks as HTML.
 *
 * <p>Every function takes any string at all, throws nothing, and takes time in proportion to the string's length.
 */
public final class Text {
    /** What a link counts, however long it is (Mastodon, characters_reserved_per_url). */
    public static final int CHARACTERS_PER_LINK = 23;

    /** The longest emoji of Unicode has 10 code points; a cluster beyond 16 hides text behind one character. */
    private static final int LONGEST_CLUSTER = 16;

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Text() {}

    /** Whether a code point belongs to a word: letters, marks, decimal digits and connectors such as the underscore. */
    public static boolean isWord(int codePoint) {
        return Chars.isWord(codePoint);
    }

    /**
     * Finds mentions, hashtags and links; none lies inside another.
     *
     * <p>A mention is {@code @name} or {@code @name@domain} with names of {@code [a-z0-9_]+([a-z0-9_.-]+[a-z0-9_]+)?}; an e-mail address
     * is none. A hashtag is letters, marks, digits and underscores of any script, joined also by middle dots, with a letter
     * in it ("#1" is none) and 100 characters at most. A link begins with http or https, and its domain has a full stop.
     */
    public static ParsedText parse(String plain) {
        List<Addressee> mentions = new ArrayList<>();
        Set<String> hashtags = new LinkedHashSet<>();
        Set<URI> links = new LinkedHashSet<>();
        for (Entity entity : Scanner.scan(plain)) {
            switch (entity) {
                case Entity.Addressed addressed -> mentions.add(addressed.mention());
                case Entity.Tagged tagged -> hashtags.add(tagged.tag());
                case Entity.Linked linked -> links.add(linked.uri());
            }
        }
        return new ParsedText(mentions, List.copyOf(hashtags), List.copyOf(links));
    }

    /**
     * Safe HTML in Mastodon's form: paragraphs, line breaks, shortened links, mentions and hashtags; all else is escaped. The text is
     * cleaned first, as by {@link #clean}; a blank text gives an empty string.
     */
    public static String html(String plain, Links links) {
        return HtmlWriter.write(Cleaner.clean(plain), links);
    }

    /**
     * The length in characters as Mastodon counts them (app/validators/status_length_validator.rb): grapheme clusters of Unicode UAX #29,
     * {@value #CHARACTERS_PER_LINK} for each link, and {@code @name} alone for a mention of somebody elsewhere. Unlike Mastodon, a
     * cluster of more than 16 code points counts once more for each further 16, so that no text hides in stacked accents.
     */
    public static int length(String plain) {
        StringBuilder counted = new StringBuilder(plain.length());
        int at = 0;
        for (Entity entity : Scanner.scan(plain)) {
            counted.append(plain, at, entity.start());
            at = entity.end();
            switch (entity) {
                case Entity.Addressed addressed ->
                    counted.append('@').append(addressed.mention().name());
                case Entity.Tagged tagged -> counted.append(plain, tagged.start(), at);
                case Entity.Linked linked -> counted.repeat('x', CHARACTERS_PER_LINK);
            }
        }
        counted.append(plain, at, plain.length());
        int length = 0;
        Matcher clusters = CLUSTER.matcher(counted);
        while (clusters.find()) {
            int codePoints = Character.codePointCount(counted, clusters.start(), clusters.end());
            length += 1 + (codePoints - 1) / LONGEST_CLUSTER;
        }
        return length;
    }

    /** A hashtag of its own, with or without its sign, in its normal form; empty where {@link #parse} would see none or more than it. */
    public static Optional<String> hashtag(String typed) {
        String name = typed.startsWith("#") || typed.startsWith("＃") ? typed.substring(1) : typed;
        List<Entity> found = Scanner.scan("#" + name);
        return found.size() == 1
                        && found.getFirst() instanceof Entity.Tagged tagged
                        && tagged.end() == name.length() + 1
                ? Optional.of(tagged.tag())
                : Optional.empty();
    }

    /** The words of some HTML, for excerpts: paragraphs a blank line apart, no tags, no scripts, cleaned as by {@link #clean}. */
    public static String plain(String html) {
        return PlainText.of(html);
    }

    /**
     * The one form in which Rounds keeps a text that somebody typed or an app sent.
     *
     * <p>Line breaks of every kind become a line feed; control characters other than line feed and tab are removed, NUL among them (PostgreSQL
     * stores none); half of a surrogate pair becomes U+FFFD; blanks at line ends, blank lines at both ends of the text are
     * removed; directions that were opened (UAX #9) are closed at the end of their line and stray closings removed, so that no text
     * turns round what stands next to it. No string is an error: bytes that are not UTF-8 never become a string, the doors refuse them.
     */
    public static String clean(String raw) {
        return Cleaner.clean(raw);
    }
}
