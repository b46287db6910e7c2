package health.rounds.text;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** Reads the words out of HTML. */
final class PlainText implements NodeVisitor {
    private static final Set<String> PARAGRAPHS =
            Set.of("p", "blockquote", "pre", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6");
    private static final Set<String> LINES = Set.of("li", "div", "tr", "hr");

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    static String of(String html) {
        PlainText words = new PlainText();
        Parser.parseBodyFragment(html, "").body().traverse(words);
        return Cleaner.clean(words.out.toString());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            // A line break in the source of a page is a space to its reader.
            out.append(words.getWholeText().replace('\n', ' ').replace('\r', ' '));
        } else if (node instanceof Element element && element.normalName().equals("br")) {
            breakLines(Math.min(2, lineBreaks() + 1));
        } else {
            breakAround(node);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        breakAround(node);
    }

    private void breakAround(Node node) {
        if (node instanceof Element element && PARAGRAPHS.contains(element.normalName())) {
            breakLines(2);
        } else if (node instanceof Element element && LINES.contains(element.normalName())) {
            breakLines(1);
        }
    }

    private void breakLines(int wanted) {
        out.repeat('\n', Math.max(0, wanted - lineBreaks()));
    }

    private int lineBreaks() {
        int breaks = 0;
        while (breaks < 2 && breaks < out.length() && out.charAt(out.length() - 1 - breaks) == '\n') {
            breaks++;
        }
        return breaks;
    }
}
