package health.rounds.mastodon;

import health.rounds.accounts.Account;
import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import health.rounds.posts.Post;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /** Those of an account's texts. */
    List<CustomEmojiEntity> in(Account account, Collection<String> texts) {
        return account.elsewhere().map(there -> foreign(there.emojis())).orElseGet(() -> in(texts));
    }

    /** Those of a post's texts. */
    List<CustomEmojiEntity> in(Post post) {
        return post.origin()
                .map(origin -> foreign(origin.emojis()))
                .orElseGet(() -> in(
                        post.text(),
                        post.contentWarning(),
                        post.poll().map(PollEntity::titles).orElse(List.of())));
    }

    private List<CustomEmojiEntity> foreign(Map<String, String> byName) {
        return byName.entrySet().stream()
                .map(emoji -> CustomEmojiEntity.foreign(emoji.getKey(), emoji.getValue(), addresses))
                .toList();
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
