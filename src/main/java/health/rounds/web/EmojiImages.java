package health.rounds.web;

import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import health.rounds.media.MediaPaths;
import org.springframework.stereotype.Component;

/** Puts the community's emoji as pictures into what we wrote as HTML. */
@Component
final class EmojiImages {
    private final Emojis emojis;
    private final MediaPaths media;

    EmojiImages(Emojis emojis, MediaPaths media) {
        this.emojis = emojis;
        this.media = media;
    }

    /** The same safe HTML, with a picture for each shortcode between colons; tags stay as they are. */
    String in(String html) {
        if (html.indexOf(':') < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int textEnd = tag < 0 ? html.length() : tag;
            out.append(emojis.replace(html.substring(at, textEnd), this::image));
            int tagEnd = tag < 0 ? textEnd : html.indexOf('>', tag) + 1;
            out.append(html, textEnd, tagEnd);
            at = tagEnd;
        }
        return out.toString();
    }

    /** Shortcodes and paths hold nothing that HTML takes for itself. */
    private String image(CustomEmoji emoji) {
        return "<img class=\"emoji\" src=\"%s\" alt=\"%s\" title=\"%s\" loading=\"lazy\">"
                .formatted(media.of(emoji.file()), emoji.code(), emoji.code());
    }
}
