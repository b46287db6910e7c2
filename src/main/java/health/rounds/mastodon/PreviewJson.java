package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import health.rounds.previews.Card;
import health.rounds.previews.Previews;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Cards of links as the API tells them. */
@Component
class PreviewJson {
    private final Previews previews;
    private final AccountJson accounts;
    private final Addresses addresses;

    PreviewJson(Previews previews, AccountJson accounts, Addresses addresses) {
        this.previews = previews;
        this.accounts = accounts;
        this.addresses = addresses;
    }

    /** Those of posts, by post; one query, and another where accounts are named that are not in memory. */
    Map<PostId, PreviewCard> byPosts(Collection<PostId> posts) {
        Map<PostId, Card> cards = previews.byPosts(posts);
        if (cards.isEmpty()) {
            return Map.of();
        }
        Set<AccountId> authors =
                cards.values().stream().flatMap(card -> card.author().stream()).collect(Collectors.toSet());
        Map<AccountId, RawJson> rendered = authors.isEmpty() ? Map.of() : accounts.each(authors);
        Map<PostId, PreviewCard> entities = HashMap.newHashMap(cards.size());
        cards.forEach((post, card) -> {
            Optional<RawJson> author = card.author().flatMap(id -> Optional.ofNullable(rendered.get(id)));
            entities.put(post, PreviewCard.of(card, author, addresses));
        });
        return entities;
    }
}
