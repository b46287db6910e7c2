package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import health.rounds.media.MediaPaths;
import health.rounds.posts.Post;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Puts emoji as pictures into HTML: the community's own into what was written here, those of other servers into what was written there. */
@Component
final class EmojiImages {
    private static final Pattern SHORTCODE = Pattern.compile(":(\\w{1,100}):");

    private final Emojis emojis;
    private final MediaPaths media;

    EmojiImages(Emojis emojis, MediaPaths media) {
        this.emojis = emojis;
        this.media = media;
    }

    /** The same safe HTML, with a picture for each shortcode between colons; tags stay as they are. */
    String in(String html) {
        return in(html, words -> emojis.replace(words, this::image));
    }

    /** The same for what another server wrote, with the pictures that it has for its shortcodes. */
    String in(String html, Map<String, String> pictures) {
        return pictures.isEmpty()
                ? html
                : in(
                        html,
                        words -> SHORTCODE.matcher(words).replaceAll(code -> {
                            String picture = pictures.get(code.group(1));
                            return Matcher.quoteReplacement(
                                    picture == null ? code.group() : image(picture, code.group()));
                        }));
    }

    /** What an account says of itself. */
    String in(String html, Account account) {
        return account.elsewhere().map(there -> in(html, there.emojis())).orElseGet(() -> in(html));
    }

    /** The text of a post. */
    String in(String html, Post post) {
        return post.origin().map(origin -> in(html, origin.emojis())).orElseGet(() -> in(html));
    }

    private static String in(String html, UnaryOperator<String> withPictures) {
        if (html.indexOf(':') < 0) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length());
        int at = 0;
        while (at < html.length()) {
            int tag = html.indexOf('<', at);
            int textEnd = tag < 0 ? html.length() : tag;
            out.append(withPictures.apply(html.substring(at, textEnd)));
            int tagEnd = tag < 0 ? textEnd : html.indexOf('>', tag) + 1;
            out.append(html, textEnd, tagEnd);
            at = tagEnd;
        }
        return out.toString();
    }

    private String image(CustomEmoji emoji) {
        return image(emoji.file(), emoji.code());
    }

    /** Shortcodes and paths of ours hold nothing that HTML takes for itself. */
    private String image(String file, String code) {
        return "<img class=\"emoji\" src=\"%s\" alt=\"%s\" title=\"%s\" loading=\"lazy\">"
                .formatted(media.of(file), code, code);
    }
}
