package health.rounds.text;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A link in foreign HTML: where it leads, and what must be added to its words so that nobody is misled.
 *
 * @param address escaped for an attribute; empty where it may not be followed
 * @param seen whether any of its words are seen; parts may be hidden only then
 * @param afterWords the name of the server in brackets where the words name another one (CVE-2023-36462), else empty
 */
record ForeignLink(Element element, String address, boolean seen, String afterWords) {
    /** As Mastodon's LINK_PROTOCOLS. */
    private static final Set<String> SCHEMES =
            Set.of("http", "https", "dat", "dweb", "ipfs", "ipns", "ssb", "gopher", "xmpp", "magnet", "gemini");

    private static final int LONGEST_ADDRESS = 2_048;

    /** Nobody writes links of so many words and parts; their words are kept, the link is not. */
    private static final int MOST_WORDS = 1_000;

    private static final int MOST_PARTS = 100;

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*", Pattern.DOTALL);
    private static final Pattern WEB = Pattern.compile(
            "https?://([\\p{L}\\p{N}\\p{M}._-]{1,253}|\\[[0-9a-f:.]{2,45}])(?::\\d{0,5})?(?:[/?#].*)?",
            Pattern.CASE_INSENSITIVE);

    /** What a reader takes for the name of a server, not within an address: labels of any script, the last one without digits. */
    private static final Pattern SERVER = Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}@._/?&=#%+~-])(?:https?://)?"
            + "((?:[\\p{L}\\p{N}\\p{M}_-]{1,63}\\.){1,8}\\p{L}[\\p{L}\\p{M}-]{1,62})(?![\\p{L}\\p{N}\\p{M}@])");

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\f\\r]]+");
    private static final Pattern INVISIBLE =
            Pattern.compile("(?:^|.*[\\t\\n\\f\\r ])invisible(?:[\\t\\n\\f\\r ].*|$)", Pattern.DOTALL);

    static ForeignLink of(Element element) {
        // Browsers leave line breaks and tabs out of addresses, so "java\nscript:" is a script to them.
        String address =
                element.attr("href").replaceAll("[\\t\\n\\r]", "").strip().replace(" ", "%20");
        Matcher scheme = SCHEME.matcher(address);
        if (address.length() > LONGEST_ADDRESS
                || !scheme.matches()
                || address.indexOf('\\') >= 0
                || address.codePoints().anyMatch(ForeignLink::isNoCharacter)) {
            return none(element);
        }
        String protocol = scheme.group(1).toLowerCase(Locale.ROOT);
        Optional<String> unhidden = words(element, false);
        boolean seen = unhidden.isPresent() && !unhidden.get().isBlank();
        // Where everything is hidden, nothing will be.
        Optional<String> words = seen ? unhidden : words(element, true);
        if (!SCHEMES.contains(protocol) || words.isEmpty()) {
            return none(element);
        }
        String escaped = SafeHtmlWriter.escape(address);
        if (!protocol.equals("http") && !protocol.equals("https")) {
            return new ForeignLink(element, escaped, seen, "");
        }
        // Without a match there is no host, or one that hides where it goes: "https://bank.example@evil.example".
        Matcher web = WEB.matcher(address);
        if (!web.matches()) {
            return none(element);
        }
        String host = ascii(web.group(1));
        boolean told = words.get().strip().endsWith("[" + host + "]");
        return new ForeignLink(element, escaped, seen, !told && misleads(words.get(), host) ? " [" + host + "]" : "");
    }

    private static ForeignLink none(Element element) {
        return new ForeignLink(element, "", false, "");
    }

    private static boolean isNoCharacter(int c) {
        return Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The path of its words. */
    SafePath on(SafePath path) {
        return address.isEmpty() ? path : path.link(element, address, seen);
    }

    private static boolean misleads(String words, String host) {
        String plain = Normalizer.normalize(words, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Matcher named = SERVER.matcher(plain);
        while (named.find()) {
            String server = withoutWww(ascii(named.group(1)));
            if (!host.equals(server) && !host.endsWith("." + server)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutWww(String host) {
        return host.startsWith("www.") ? host.substring(4) : host;
    }

    private static String ascii(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        String plain = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        try {
            return IDN.toASCII(plain);
        } catch (IllegalArgumentException e) {
            return plain;
        }
    }

    /** The words of a link as its reader sees them; empty if there are too many. */
    private static Optional<String> words(Element link, boolean withHidden) {
        Words words = new Words(withHidden);
        link.filter(words);
        return words.tooMany()
                ? Optional.empty()
                : Optional.of(UNSEEN.matcher(words.seen).replaceAll(""));
    }

    private static final class Words implements NodeFilter {
        private final StringBuilder seen = new StringBuilder();
        private final boolean withHidden;
        private int parts;

        Words(boolean withHidden) {
            this.withHidden = withHidden;
        }

        @Override
        public NodeFilter.FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                seen.append(text.getWholeText());
            } else if (node instanceof Element element) {
                String name = element.normalName();
                boolean hidden = !withHidden
                        && name.equals("span")
                        && INVISIBLE.matcher(element.attr("class")).matches();
                if (hidden || ForeignHtml.DROPPED.contains(name)) {
                    return NodeFilter.FilterResult.SKIP_ENTIRELY;
                }
                space(name);
            }
            parts++;
            return tooMany() ? NodeFilter.FilterResult.STOP : NodeFilter.FilterResult.CONTINUE;
        }

        boolean tooMany() {
            return parts > MOST_PARTS || seen.length() > MOST_WORDS;
        }

        @Override
        public NodeFilter.FilterResult tail(Node node, int depth) {
            space(node.nodeName());
            return NodeFilter.FilterResult.CONTINUE;
        }

        private void space(String name) {
            if (name.equals("br") || ForeignHtml.beginsLine(name)) {
                seen.append(' ');
            }
        }
    }
}
