package health.rounds.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds mentions, hashtags and links in one pass.
 *
 * <p>The grammars are Mastodon's (app/models/account.rb, app/models/tag.rb, lib/extractor.rb). They are written as loops and not as
 * regular expressions because a post comes from anyone: no character is looked at more than a fixed number of times, so ten
 * thousand mentions cost ten thousand times one.
 */
final class Scanner {
    /** A longer tag stays plain text; it would not fit an index entry of PostgreSQL either. */
    private static final int LONGEST_TAG = 100;

    private final String text;
    private final LinkScanner links;
    private final List<Entity> found = new ArrayList<>();

    private Scanner(String text) {
        this.text = text;
        this.links = new LinkScanner(text);
    }

    /** All entities of a text, in order, none overlapping another. */
    static List<Entity> scan(String text) {
        return new Scanner(text).run();
    }

    private List<Entity> run() {
        int at = 0;
        while (at < text.length()) {
            at = switch (text.charAt(at)) {
                case '@' -> mention(at);
                case '#', '＃' -> hashtag(at);
                case 'h', 'H' -> link(at);
                default -> at + 1;
            };
        }
        return found;
    }

    /** {@code [a-z0-9_]+([a-z0-9_.-]+[a-z0-9_]+)?}, then the domain if there is one; answers where to go on. */
    private int mention(int start) {
        int previous = Chars.before(text, start);
        // The letter before it makes it an e-mail address, a slash or equals sign a part of some address.
        if (previous == '=' || previous == '/' || Chars.isWord(previous)) {
            return start + 1;
        }
        int nameEnd = nameEnd(start + 1);
        if (nameEnd == start + 1) {
            return start + 1;
        }
        String name = text.substring(start + 1, nameEnd);
        int domain = nameEnd + 1;
        int end = nameEnd < text.length() && text.charAt(nameEnd) == '@' ? domainEnd(domain) : domain;
        if (end == domain) {
            found.add(new Entity.Addressed(new Addressee(name, Optional.empty(), start, nameEnd)));
            return nameEnd;
        }
        if (end - domain <= LinkScanner.LONGEST_HOST) {
            Optional<String> host = Optional.of(text.substring(domain, end));
            found.add(new Entity.Addressed(new Addressee(name, host, start, end)));
        }
        return end;
    }

    private int nameEnd(int from) {
        int end = from;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Chars.isAsciiAlphanumeric(c) || c == '_') {
                end = i + 1;
            } else if (i == from || (c != '.' && c != '-')) {
                break;
            }
        }
        return end;
    }

    /** {@code [[:word:]]+([.-]+[[:word:]]+)*}: labels may be in any script. Then the port of a server that is being tried out, if there is one. */
    private int domainEnd(int from) {
        int end = hostEnd(from);
        int port = end;
        while (end > from && port < text.length() && (port == end ? text.charAt(port) == ':' : isDigit(port))) {
            port++;
        }
        int digits = port - end - 1;
        boolean ends = port == text.length() || !Chars.isWord(text.codePointAt(port));
        // Four digits at least: fewer are some number in the sentence, and those ports are not for trying out.
        return ends && digits >= 4 && digits <= 5 ? port : end;
    }

    private boolean isDigit(int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private int hostEnd(int from) {
        int end = from;
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean word = Chars.isWord(c);
            if (!word && (i == from || (c != '.' && c != '-'))) {
                break;
            }
            i += Character.charCount(c);
            if (word) {
                end = i;
            }
        }
        return end;
    }

    private int hashtag(int start) {
        int previous = Chars.before(text, start);
        // With the ampersand, so that "&#x27;" is no tag; the rest is Mastodon's list.
        if ("=/)&#＃".indexOf(previous) >= 0 || Chars.isWord(previous)) {
            return start + 1;
        }
        int end = start + 1;
        int i = end;
        boolean named = false;
        boolean joined = false;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean joiner = c == '·' || c == '・' || c == '\u200c';
            if (!Chars.isWord(c) && (!joiner || i == start + 1)) {
                break;
            }
            i += Character.charCount(c);
            if (!joiner) {
                // "#2024_08" is a tag, "#1" and "#_1" are not.
                named |= Character.isAlphabetic(c) || (joined && Character.isDigit(c));
                end = i;
            }
            joined |= (joiner || c == '_') && i > start + 2;
        }
        String tag = text.substring(start + 1, end);
        if (!named || tag.length() > LONGEST_TAG || normalisedTag(tag).length() > LONGEST_TAG) {
            return end;
        }
        found.add(new Entity.Tagged(normalisedTag(tag), start, end));
        return end;
    }

    static String normalisedTag(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private int link(int start) {
        LinkScanner.Hit hit = links.at(start);
        hit.uri().ifPresent(uri -> found.add(new Entity.Linked(uri, start, hit.end())));
        return hit.end();
    }
}
