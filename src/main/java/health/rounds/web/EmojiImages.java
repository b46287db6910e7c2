package health.rounds.web;

import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import org.springframework.stereotype.Component;

/** Puts the community's emoji as pictures into what we wrote as HTML. */
@Component
final class EmojiImages {
    private final Emojis emojis;

    EmojiImages(Emojis emojis) {
        this.emojis = emojis;
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
            out.append(emojis.replace(html.substring(at, textEnd), EmojiImages::image));
            int tagEnd = tag < 0 ? textEnd : html.indexOf('>', tag) + 1;
            out.append(html, textEnd, tagEnd);
            at = tagEnd;
        }
        return out.toString();
    }

    /** Shortcodes and file names hold nothing that HTML takes for itself. */
    private static String image(CustomEmoji emoji) {
        return "<img class=\"emoji\" src=\"/media/%s\" alt=\"%s\" title=\"%s\" loading=\"lazy\">"
                .formatted(emoji.file(), emoji.code(), emoji.code());
    }
}
