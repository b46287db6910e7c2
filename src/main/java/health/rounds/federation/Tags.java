package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a text names, for the {@code tag} of its document: people, hashtags and emoji. */
@Component
class Tags {
    private final Addressing addressing;
    private final Emojis emojis;

    Tags(Addressing addressing, Emojis emojis) {
        this.addressing = addressing;
        this.emojis = emojis;
    }

    List<Map<String, Object>> of(Post post, Surroundings around, Collection<String> texts) {
        List<Map<String, Object>> tags = new ArrayList<>();
        for (Mention mention : post.mentions()) {
            around.person(mention.account()).ifPresent(account -> tags.add(mention(account)));
        }
        post.hashtags().forEach(name -> tags.add(hashtag(name)));
        tags.addAll(emojis(texts));
        return tags;
    }

    List<Map<String, Object>> emojis(Collection<String> texts) {
        return emojis.in(texts).stream().map(emoji -> emoji(emoji).json()).toList();
    }

    /** With href and name: Mastodon goes by the one, others by the other. */
    private Map<String, Object> mention(Account account) {
        return Thing.of("Mention")
                .with("href", addressing.of(account))
                .with("name", "@" + addressing.handle(account))
                .json();
    }

    Map<String, Object> hashtag(String name) {
        return Thing.of("Hashtag")
                .with("href", addressing.hashtag(name))
                .with("name", "#" + name)
                .json();
    }

    /** With an id, without which GoToSocial takes none (internal/ap/extract.go). */
    Thing emoji(CustomEmoji emoji) {
        return Thing.of("Emoji", addressing.emoji(emoji.shortcode()))
                .with("name", emoji.code())
                .with("icon", picture(emoji.file()));
    }

    /** One of our pictures. */
    Thing picture(String file) {
        return Thing.of("Image").with("mediaType", mediaType(file)).with("url", addressing.media(file));
    }

    /** Rounds writes its pictures itself, in two formats. */
    private static String mediaType(String file) {
        return file.endsWith(".png") ? "image/png" : "image/jpeg";
    }
}
