package health.rounds.mastodon;

import health.rounds.emojis.CustomEmoji;
import org.jspecify.annotations.Nullable;

/** CustomEmoji, as in Mastodon's documentation; none moves, so both addresses are the same. */
record CustomEmojiEntity(
        String shortcode,
        String url,
        String staticUrl,
        boolean visibleInPicker,
        @Nullable String category) {
    /** One of another server. */
    static CustomEmojiEntity foreign(String shortcode, String address, Addresses addresses) {
        String url = addresses.media(address);
        return new CustomEmojiEntity(shortcode, url, url, false, null);
    }

    static CustomEmojiEntity of(CustomEmoji emoji, Addresses addresses) {
        String url = addresses.media(emoji.file());
        return new CustomEmojiEntity(
                emoji.shortcode(), url, url, emoji.inPicker(), emoji.category().orElse(null));
    }
}
