package health.rounds.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;

/**
 * The kept elements that a piece of text stands in: blocks first, then what is within a line. Two elements with the same tag are told
 * apart by identity, so neighbouring paragraphs stay two.
 */
record SafePath(List<Tag> blocks, List<Tag> inline) {
    static final SafePath ROOT = new SafePath(List.of(), List.of());

    /** Elements in one another; deeper ones are left out. */
    private static final int DEEPEST = 12;

    private static final Set<String> CLASSES = Set.of("mention", "hashtag", "h-card", "u-url", "quote-inline");

    /** They hide and shorten the words of addresses; on anything but a link they would only hide. */
    private static final Set<String> LINK_CLASSES = Set.of("ellipsis", "invisible");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,6}");

    /** One opened element; compared by identity on purpose. */
    static final class Tag {
        private final String name;
        private final String opening;
        private final boolean wordsMayHide;

        Tag(String name, String attributes, boolean wordsMayHide) {
            this.name = name;
            this.opening = "<" + name + attributes + ">";
            this.wordsMayHide = wordsMayHide;
        }

        String name() {
            return name;
        }

        String opening() {
            return opening;
        }

        String closing() {
            return "</" + name + ">";
        }
    }

    /** All of them, from the outermost on. */
    List<Tag> all() {
        return Stream.concat(blocks.stream(), inline.stream()).toList();
    }

    boolean isPreformatted() {
        return endsWith("pre");
    }

    /** Whether blanks between elements mean nothing here, as between the paragraphs of a page. */
    boolean isBetweenBlocks() {
        return inline.isEmpty() && !endsWith("p") && !endsWith("li") && !endsWith("pre");
    }

    /** The path within a block, or the same one where this is none that is kept here. */
    SafePath block(Element element) {
        // Within preformatted text and within a link, which must not fall apart, a block is a line.
        if (isPreformatted() || isWithin("a")) {
            return this;
        }
        return switch (element.normalName()) {
            case "p" -> plusBlock(new Tag("p", classes(element, false), false));
            case "h1", "h2", "h3", "h4", "h5", "h6" -> plusBlock(new Tag("p", "", false));
            case "ol" ->
                plusBlock(new Tag(
                        "ol", number(element, "start") + (element.hasAttr("reversed") ? " reversed" : ""), false));
            case "li" ->
                endsWith("ul") || endsWith("ol") ? plusBlock(new Tag("li", number(element, "value"), false)) : this;
            case "ul", "pre", "blockquote" -> plusBlock(new Tag(element.normalName(), "", false));
            default -> this;
        };
    }

    SafePath emphasis(String name) {
        boolean annotation = name.equals("rt") || name.equals("rp");
        boolean misplaced =
                annotation && (inline.isEmpty() || !inline.getLast().name().equals("ruby"));
        return misplaced || isWithin(name) ? this : plusInline(new Tag(name, "", false));
    }

    SafePath span(Element element) {
        boolean inLink = inline.stream().anyMatch(tag -> tag.wordsMayHide);
        String attributes = classes(element, inLink)
                + (element.attr("translate").equalsIgnoreCase("no") ? " translate=\"no\"" : "");
        return attributes.isEmpty() ? this : plusInline(new Tag("span", attributes, false));
    }

    /** A link; the same path where it would stand in another one. */
    SafePath link(Element element, String escapedAddress, boolean wordsMayHide) {
        if (isWithin("a")) {
            return this;
        }
        String attributes = " href=\"" + escapedAddress + "\"" + classes(element, false)
                + " target=\"_blank\" rel=\"nofollow noopener noreferrer\" translate=\"no\"";
        return plusInline(new Tag("a", attributes, wordsMayHide));
    }

    private boolean isWithin(String name) {
        return inline.stream().anyMatch(tag -> tag.name().equals(name));
    }

    private boolean endsWith(String block) {
        return !blocks.isEmpty() && blocks.getLast().name().equals(block);
    }

    /** HTML has no block within a paragraph: there the paragraph ends. */
    private SafePath plusBlock(Tag tag) {
        List<Tag> outer = endsWith("p") ? blocks.subList(0, blocks.size() - 1) : blocks;
        return outer.size() >= DEEPEST ? this : new SafePath(plus(outer, tag), inline);
    }

    private SafePath plusInline(Tag tag) {
        return inline.size() >= DEEPEST ? this : new SafePath(blocks, plus(inline, tag));
    }

    private static List<Tag> plus(List<Tag> tags, Tag tag) {
        List<Tag> more = new ArrayList<>(tags);
        more.add(tag);
        return List.copyOf(more);
    }

    private static String classes(Element element, boolean inLink) {
        String kept = Arrays.stream(element.attr("class").split("[\\t\\n\\f\\r ]+"))
                .filter(name -> CLASSES.contains(name) || (inLink && LINK_CLASSES.contains(name)))
                .distinct()
                .collect(Collectors.joining(" "));
        return kept.isEmpty() ? "" : " class=\"" + kept + "\"";
    }

    private static String number(Element element, String attribute) {
        String value = element.attr(attribute);
        return NUMBER.matcher(value).matches() ? " " + attribute + "=\"" + value + "\"" : "";
    }
}
