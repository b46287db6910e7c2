package health.rounds.federation;

import health.rounds.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads what is attached to posts. */
final class ReceivedAttachments {
    private static final Pattern TYPE = Pattern.compile("(?:image|video)/[a-z0-9.+-]{1,60}");
    private static final Pattern BLURHASH = Pattern.compile("[0-9A-Za-z#$%*+,.:;=?@\\[\\]^_{|}~-]{6,100}");
    private static final int WIDEST = 100_000;

    /** For those who send no media type. */
    private static final Map<String, String> ENDINGS = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "webp", "image/webp",
            "avif", "image/avif",
            "mp4", "video/mp4",
            "webm", "video/webm");

    private ReceivedAttachments() {}

    /** Something else that is attached, such as a recording or the page that a post is about. */
    record Linked(String url, String name) {}

    /** What is attached: pictures and videos, links to the rest, and the page that all of it is about. */
    record Attached(List<ReceivedNote.Picture> media, List<Linked> links, Optional<ReceivedNote.Linked> about) {}

    static Attached of(ReceivedNote.Kind kind, ReceivedJson note) {
        List<ReceivedNote.Picture> media = new ArrayList<>();
        List<Linked> links = new ArrayList<>();
        for (ReceivedJson attachment : note.children("attachment", ReceivedLimits.ENTRIES)) {
            if (media.size() + links.size() < ReceivedLimits.MEDIA) {
                Optional<ReceivedNote.Picture> picture = picture(attachment);
                picture.ifPresent(media::add);
                if (picture.isEmpty()) {
                    linked(attachment).ifPresent(links::add);
                }
            }
        }
        // Lemmy's thumbnail, the headline picture of blogs.
        Optional<ReceivedNote.Picture> headline =
                note.children("image", 1).stream().findFirst().flatMap(ReceivedAttachments::picture);
        Optional<ReceivedNote.Linked> about =
                kind == ReceivedNote.Kind.PAGE ? about(note, links, headline) : Optional.empty();
        if (media.isEmpty() && about.isEmpty()) {
            headline.ifPresent(media::add);
        }
        return new Attached(media, links, about);
    }

    /** Lemmy and its kin pass on links: title and picture of such a post are those of the page. */
    private static Optional<ReceivedNote.Linked> about(
            ReceivedJson note, List<Linked> links, Optional<ReceivedNote.Picture> picture) {
        Optional<String> title = note.text("name", ReceivedLimits.LINE);
        return title.isEmpty()
                ? Optional.empty()
                : links.stream()
                        .map(link -> new ReceivedNote.Linked(
                                link.url(),
                                title.get(),
                                note.text("summary", ReceivedLimits.ALT)
                                        .map(Text::plain)
                                        .orElse(""),
                                picture))
                        .findFirst();
    }

    /** The address of the page where people read a thing; its id where it names none, or one of another server. */
    static String page(ReceivedJson json, Iri id) {
        return page(json).flatMap(Iri::parse).filter(id::isWith).map(Iri::value).orElse(id.value());
    }

    /** The address of the page that shows a thing: of several links the one that is HTML; http or https. */
    private static Optional<String> page(ReceivedJson json) {
        return json.children("url", ReceivedLimits.ENTRIES).stream()
                .filter(link -> link.string("mediaType", ReceivedLimits.NAME)
                        .filter(type -> type.startsWith("text/html"))
                        .isPresent())
                .flatMap(link -> link.addresses("href", 1).stream())
                .findFirst()
                .or(() -> json.addresses("url", 1).stream().findFirst())
                .filter(ReceivedAttachments::isWeb);
    }

    static boolean isWeb(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        return (lower.startsWith("https://") || lower.startsWith("http://"))
                && Iri.parse("https" + address.substring(address.indexOf(':'))).isPresent();
    }

    static Optional<ReceivedNote.Picture> picture(ReceivedJson json) {
        Optional<Iri> url = json.iri("url").or(() -> json.iri("href"));
        Optional<String> type = url.flatMap(address -> mediaType(json, address.value()));
        if (type.isEmpty() || type.get().equals("image/svg+xml")) {
            return Optional.empty();
        }
        return Optional.of(new ReceivedNote.Picture(
                url.get().value(),
                type.get().startsWith("video/"),
                type.get(),
                json.text("summary", ReceivedLimits.ALT)
                        .or(() -> json.text("name", ReceivedLimits.ALT))
                        .orElse(""),
                focus(json),
                json.string("blurhash", 100)
                        .filter(hash -> BLURHASH.matcher(hash).matches())
                        .orElse(""),
                size(json)));
    }

    private static Optional<String> mediaType(ReceivedJson json, String url) {
        Optional<String> said = json.string("mediaType", ReceivedLimits.NAME)
                .or(() -> json.child("url").flatMap(link -> link.string("mediaType", ReceivedLimits.NAME)))
                .map(type ->
                        type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip());
        if (said.isPresent()) {
            return said.filter(type -> TYPE.matcher(type).matches());
        }
        String path = url.replaceFirst("[?#].*", "");
        String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(ENDINGS.get(ending))
                .or(() -> json.is("Image") ? Optional.of("image/jpeg") : Optional.empty());
    }

    private static Optional<ReceivedNote.Focus> focus(ReceivedJson json) {
        List<Double> point = json.doubles("focalPoint", 2);
        return point.size() == 2
                ? Optional.of(new ReceivedNote.Focus(
                        Math.clamp(point.getFirst(), -1.0, 1.0), Math.clamp(point.getLast(), -1.0, 1.0)))
                : Optional.empty();
    }

    private static Optional<ReceivedNote.Size> size(ReceivedJson json) {
        OptionalLong width = json.number("width");
        OptionalLong height = json.number("height");
        return isExtent(width) && isExtent(height)
                ? Optional.of(new ReceivedNote.Size((int) width.getAsLong(), (int) height.getAsLong()))
                : Optional.empty();
    }

    private static boolean isExtent(OptionalLong pixels) {
        return pixels.isPresent() && pixels.getAsLong() > 0 && pixels.getAsLong() <= WIDEST;
    }

    private static Optional<Linked> linked(ReceivedJson json) {
        return page(json)
                .or(() -> json.addresses("href", 1).stream()
                        .filter(ReceivedAttachments::isWeb)
                        .findFirst())
                .map(url -> new Linked(
                        url,
                        json.text("name", ReceivedLimits.LINE).map(Text::plain).orElse("")));
    }
}
