package health.rounds.text;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a clean text as HTML, tag for tag as Mastodon does (app/lib/text_formatter.rb), because apps style and fold these very
 * tags.
 */
final class HtmlWriter {
    private static final String LINK = "\" target=\"_blank\" rel=\"nofollow noopener noreferrer\" translate=\"no\">";

    /** Code points of an address that are shown after "https://www." before an ellipsis stands for the rest. */
    private static final int SHOWN = 30;

    private final String text;
    private final Links links;
    private final List<Entity> entities;
    private final Map<String, Optional<URI>> profiles = new HashMap<>();
    private final Map<String, Set<URI>> sameName = new HashMap<>();
    private final StringBuilder out;

    private HtmlWriter(String text, Links links) {
        this.text = text;
        this.links = links;
        this.entities = Scanner.scan(text);
        this.out = new StringBuilder(text.length() + 64 + entities.size() * 160);
    }

    /** The HTML of a text that {@link Cleaner} has cleaned. */
    static String write(String clean, Links links) {
        return clean.isEmpty() ? "" : new HtmlWriter(clean, links).run();
    }

    private String run() {
        resolveMentions();
        out.append("<p>");
        int at = 0;
        for (Entity entity : entities) {
            plain(at, entity.start());
            switch (entity) {
                case Entity.Addressed addressed -> mention(addressed.mention());
                case Entity.Tagged tagged -> hashtag(tagged);
                case Entity.Linked linked -> link(linked);
            }
            at = entity.end();
        }
        plain(at, text.length());
        return out.append("</p>").toString();
    }

    private void resolveMentions() {
        for (Entity entity : entities) {
            if (entity instanceof Entity.Addressed addressed) {
                Addressee mention = addressed.mention();
                profiles.computeIfAbsent(mention.handle(), links::mention)
                        .ifPresent(uri -> sameName.computeIfAbsent(name(mention), name -> new HashSet<>())
                                .add(uri));
            }
        }
    }

    private static String name(Addressee mention) {
        return mention.name().toLowerCase(Locale.ROOT);
    }

    private void mention(Addressee mention) {
        Optional<URI> profile = profiles.getOrDefault(mention.handle(), Optional.empty());
        if (profile.isEmpty()) {
            plain(mention.start(), mention.end());
            return;
        }
        // Two people of one name in one text: only the whole handle tells them apart.
        boolean ambiguous = sameName.getOrDefault(name(mention), Set.of()).size() > 1;
        int shownEnd =
                ambiguous ? mention.end() : mention.start() + 1 + mention.name().length();
        out.append("<span class=\"h-card\" translate=\"no\"><a href=\"");
        escape(profile.get().toASCIIString());
        out.append("\" class=\"u-url mention\">@<span>");
        plain(mention.start() + 1, shownEnd);
        out.append("</span></a></span>");
    }

    private void hashtag(Entity.Tagged tagged) {
        out.append("<a href=\"");
        escape(links.hashtag(tagged.tag()).toASCIIString());
        out.append("\" class=\"mention hashtag\" rel=\"tag\">#<span>");
        plain(tagged.start() + 1, tagged.end());
        out.append("</span></a>");
    }

    private void link(Entity.Linked linked) {
        int shown = text.indexOf("//", linked.start()) + 2;
        if (text.regionMatches(true, shown, "www.", 0, 4)) {
            shown += 4;
        }
        int rest = linked.end();
        // One character more than the limit is shown, as the ellipsis would take its place.
        if (text.codePointCount(shown, rest) > SHOWN + 1) {
            rest = text.offsetByCodePoints(shown, SHOWN);
        }
        out.append("<a href=\"");
        escape(linked.uri().toString());
        out.append(LINK).append("<span class=\"invisible\">");
        plain(linked.start(), shown);
        out.append("</span><span class=\"")
                .append(rest < linked.end() ? "ellipsis" : "")
                .append("\">");
        plain(shown, rest);
        out.append("</span><span class=\"invisible\">");
        plain(rest, linked.end());
        out.append("</span></a>");
    }

    /** One line break is a break, two or more begin a paragraph. */
    private void plain(int from, int to) {
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            int next = i + 1;
            if (c == '\n') {
                while (next < to && text.charAt(next) == '\n') {
                    next++;
                }
                out.append(next == i + 1 ? "<br />" : "</p><p>");
            } else {
                escape(c);
            }
            i = next;
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i));
        }
    }

    private void escape(char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(c);
        }
    }
}
