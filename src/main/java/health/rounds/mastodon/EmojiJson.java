package health.rounds.mastodon;

import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The community's emoji as the API's CustomEmoji: all of them, and those that texts use. */
@Component
class EmojiJson {
    private final Emojis emojis;
    private final Addresses addresses;

    EmojiJson(Emojis emojis, Addresses addresses) {
        this.emojis = emojis;
        this.addresses = addresses;
    }

    /** Those that apps offer. */
    List<CustomEmojiEntity> offered() {
        return entities(emojis.all().stream().filter(CustomEmoji::inPicker).toList());
    }

    List<CustomEmojiEntity> in(Collection<String> texts) {
        return entities(emojis.in(texts));
    }

    /** Those of a text, a warning above it, and the answers of its poll. */
    List<CustomEmojiEntity> in(String text, String warning, Collection<String> answers) {
        List<String> texts = new ArrayList<>(List.of(warning, text));
        texts.addAll(answers);
        return in(texts);
    }

    private List<CustomEmojiEntity> entities(List<CustomEmoji> those) {
        return those.stream()
                .map(emoji -> CustomEmojiEntity.of(emoji, addresses))
                .toList();
    }
}
