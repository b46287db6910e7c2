package health.rounds.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * Makes HTML that another server sent safe to show: the elements, attributes and classes that Mastodon keeps
 * (lib/sanitize_ext/sanitize_config.rb), and of everything else only the words.
 *
 * <p>Nothing of the source is copied. What is written is made anew from the words and their kept ancestors, blocks always outside and
 * emphasis inside, each element closed where it was opened: so it reads the same to every browser, and making it safe twice changes
 * nothing. Links are followed by the name of the server that they lead to where their words name another one, and say no referrer.
 *
 * <p>Any string will do. The time is in proportion to its length; of a very long text the beginning is kept.
 */
public final class ForeignHtml {
    /** UTF-16 units of source that are read. */
    public static final int LONGEST_SOURCE = 400_000;

    /** UTF-16 units after which nothing more is written but the tags that are still open. */
    public static final int LONGEST = 100_000;

    /** Fallbacks of what browsers show instead, and what was never meant to be read. */
    static final Set<String> DROPPED = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "noembed",
            "noframes",
            "iframe",
            "object",
            "embed",
            "applet",
            "svg",
            "canvas",
            "audio",
            "video",
            "select",
            "textarea",
            "title",
            "head",
            "xmp",
            "plaintext",
            "annotation",
            "annotation-xml");

    /** Blocks that are not kept but begin a line. */
    private static final Set<String> LINES = Set.of(
            "div",
            "section",
            "article",
            "aside",
            "header",
            "footer",
            "main",
            "nav",
            "figure",
            "figcaption",
            "details",
            "summary",
            "address",
            "form",
            "fieldset",
            "table",
            "caption",
            "tr",
            "dl",
            "dt",
            "dd",
            "hr",
            "center");

    private static final Set<String> BLOCKS = Set.of("p", "pre", "blockquote", "ul", "ol", "li");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> EMPHASIS =
            Set.of("del", "s", "code", "em", "strong", "b", "i", "u", "ruby", "rt", "rp");

    private ForeignHtml() {}

    /** The safe form; an empty string where there are no words. */
    public static String clean(String html) {
        String source = html.length() > LONGEST_SOURCE ? html.substring(0, LONGEST_SOURCE) : html;
        Walk walk = new Walk();
        Parser.parseBodyFragment(source, "").body().traverse(walk);
        return walk.out.finish();
    }

    /** Whether a reader sees a new line where the element begins and where it ends. */
    static boolean beginsLine(String name) {
        return LINES.contains(name) || BLOCKS.contains(name) || HEADINGS.contains(name);
    }

    /** Follows the document and tells the writer which kept elements each piece of text stands in. */
    private static final class Walk implements NodeVisitor {
        private final SafeHtmlWriter out = new SafeHtmlWriter();
        private final List<Opened> opened = new ArrayList<>();
        private SafePath path = SafePath.ROOT;
        private int droppedAt = Integer.MAX_VALUE;

        /** What to return to when an element ends. */
        private record Opened(SafePath before, boolean line, String afterWords) {}

        @Override
        public void head(Node node, int depth) {
            if (depth > droppedAt) {
                return;
            }
            if (node instanceof TextNode words) {
                out.text(path, words.getWholeText());
            } else if (node instanceof Element element && depth > 0) {
                if (DROPPED.contains(element.normalName())) {
                    droppedAt = depth;
                } else {
                    open(element);
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (depth == droppedAt) {
                droppedAt = Integer.MAX_VALUE;
            } else if (depth < droppedAt && depth > 0 && node instanceof Element) {
                Opened last = opened.removeLast();
                if (!last.afterWords.isEmpty()) {
                    out.text(path, last.afterWords);
                }
                path = last.before;
                if (last.line) {
                    out.beginLine();
                }
            }
        }

        private void open(Element element) {
            String name = element.normalName();
            SafePath before = path;
            boolean line = false;
            String afterWords = "";
            if (name.equals("br")) {
                out.lineBreak(path);
            } else if (name.equals("a")) {
                ForeignLink link = ForeignLink.of(element);
                path = link.on(path);
                afterWords = path.equals(before) ? "" : link.afterWords();
            } else if (name.equals("span")) {
                path = path.span(element);
            } else if (EMPHASIS.contains(name)) {
                path = path.emphasis(name);
            } else {
                path = path.block(element);
                line = path.equals(before) && beginsLine(name);
            }
            if (HEADINGS.contains(name)) {
                path = path.emphasis("strong");
            }
            if (line) {
                out.beginLine();
            }
            opened.add(new Opened(before, line, afterWords));
        }
    }
}
