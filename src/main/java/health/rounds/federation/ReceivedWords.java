package health.rounds.federation;

import health.rounds.posts.PostLimits;
import health.rounds.text.ForeignHtml;
import health.rounds.text.Links;
import health.rounds.text.Text;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes the safe HTML of a post: its own text, or title, beginning and address of what is more than a post. */
final class ReceivedWords {
    /** Code points of a text of which only the beginning is shown. */
    private static final int BEGINNING = 500;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'xxx", Locale.ROOT);

    /** Texts of others name nobody here. */
    private static final Links NO_LINKS = new Links() {
        @Override
        public Optional<URI> mention(String handle) {
            return Optional.empty();
        }

        @Override
        public URI hashtag(String tag) {
            return URI.create("about:blank");
        }
    };

    private ReceivedWords() {}

    static String html(ReceivedNote.Kind kind, ReceivedJson json, String url, List<ReceivedAttachments.Linked> links) {
        String words = words(json);
        if (kind.isPost() && links.isEmpty()) {
            return words;
        }
        StringBuilder html = new StringBuilder();
        if (kind.isPost()) {
            html.append(words);
        } else {
            json.text("name", ReceivedLimits.LINE)
                    .ifPresent(title ->
                            html.append("<p><strong>").append(escape(title)).append("</strong></p>"));
            if (kind == ReceivedNote.Kind.EVENT) {
                html.append(whenAndWhere(json));
            }
            html.append(Text.length(Text.plain(words)) <= PostLimits.MAX_CHARACTERS ? words : beginning(json, words));
        }
        links.forEach(link -> html.append(link(link.url(), link.name())));
        if (!kind.isPost()) {
            html.append(link(url, ""));
        }
        return ForeignHtml.clean(html.toString());
    }

    /** The text itself; what is said to be plain or Markdown, as PeerTube's is, is shown as it was written. */
    private static String words(ReceivedJson json) {
        String content = content(json);
        boolean plain = json.string("mediaType", ReceivedLimits.NAME)
                .filter(type -> type.startsWith("text/plain") || type.startsWith("text/markdown"))
                .isPresent();
        return plain ? paragraphs(content) : ForeignHtml.clean(content);
    }

    private static String content(ReceivedJson json) {
        return json.string("content", ReceivedLimits.HTML)
                .or(() -> json.languages("contentMap", ReceivedLimits.HTML).values().stream()
                        .findFirst())
                .orElse("");
    }

    /** What the author made for those who see no more (FEP-b2b8), or the first words. */
    private static String beginning(ReceivedJson json, String words) {
        return json.child("preview")
                .flatMap(preview -> preview.string("content", ReceivedLimits.HTML))
                .or(() -> json.string("summary", ReceivedLimits.HTML))
                .map(ForeignHtml::clean)
                .filter(html -> !html.isEmpty() && Text.length(Text.plain(html)) <= PostLimits.MAX_CHARACTERS)
                .orElseGet(() -> paragraphs(ReceivedJson.cut(Text.plain(words), BEGINNING)));
    }

    private static String whenAndWhere(ReceivedJson json) {
        Optional<String> start = json.dateTime("startTime").map(ReceivedWords::time);
        Optional<String> end = json.dateTime("endTime").map(ReceivedWords::time);
        Optional<String> place = json.child("location").flatMap(at -> at.text("name", ReceivedLimits.LINE));
        String when =
                start.map(from -> end.map(to -> from + " – " + to).orElse(from)).orElse("");
        String line = place.map(at -> when.isEmpty() ? at : when + ", " + at).orElse(when);
        return line.isEmpty() ? "" : "<p>" + escape(line) + "</p>";
    }

    private static String time(OffsetDateTime time) {
        return TIME.format(time);
    }

    private static String link(String url, String name) {
        return "<p><a href=\"%s\">%s</a></p>".formatted(escape(url), escape(name.isBlank() ? url : name));
    }

    private static String paragraphs(String plain) {
        return Text.html(plain, NO_LINKS);
    }

    private static String escape(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** As BCP 47 writes it; of several languages the one whose text is shown. */
    static Optional<String> language(ReceivedJson json) {
        String content = content(json);
        return json.languages("contentMap", ReceivedLimits.HTML).entrySet().stream()
                .filter(entry -> entry.getValue().equals(content))
                .map(entry ->
                        Locale.forLanguageTag(entry.getKey().replace('_', '-')).getLanguage())
                .filter(language -> language.matches("[a-z]{2,3}") && !language.equals("und"))
                .findFirst();
    }
}
