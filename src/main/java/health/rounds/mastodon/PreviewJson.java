package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Sanctioned;
import health.rounds.discovery.LinkUse;
import health.rounds.discovery.Trends.ReviewedLink;
import health.rounds.posts.PostId;
import health.rounds.previews.Card;
import health.rounds.previews.Previews;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
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
    private final Sanctioned sanctioned;
    private final Addresses addresses;

    PreviewJson(Previews previews, AccountJson accounts, Sanctioned sanctioned, Addresses addresses) {
        this.previews = previews;
        this.accounts = accounts;
        this.sanctioned = sanctioned;
        this.addresses = addresses;
    }

    /**
     * The card of a post.
     *
     * @param author whose profile it shows, unless they are suspended
     */
    record OfPost(PreviewCard card, Optional<AccountId> author) {}

    /** Those of posts, by post; one query, and another where accounts are named that are not in memory. */
    Map<PostId, OfPost> byPosts(Collection<PostId> posts) {
        Map<PostId, Card> cards = previews.byPosts(posts);
        if (cards.isEmpty()) {
            return Map.of();
        }
        Map<AccountId, RawJson> authors = authors(cards.values());
        Map<PostId, OfPost> entities = HashMap.newHashMap(cards.size());
        cards.forEach((post, card) -> entities.put(post, new OfPost(entity(card, authors), card.author())));
        return entities;
    }

    /** Links that trend. */
    List<TrendingLink> trending(List<LinkUse> uses) {
        Map<AccountId, RawJson> authors =
                authors(uses.stream().map(LinkUse::card).toList());
        return uses.stream()
                .map(use -> TrendingLink.of(use, entity(use.card(), authors)))
                .toList();
    }

    /** The same for those who decide what trends. */
    List<TrendingLink> toReview(List<ReviewedLink> links) {
        Map<AccountId, RawJson> authors =
                authors(links.stream().map(link -> link.use().card()).toList());
        return links.stream()
                .map(link -> TrendingLink.toReview(link.use(), entity(link.use().card(), authors), link.mayTrend()))
                .toList();
    }

    private PreviewCard entity(Card card, Map<AccountId, RawJson> authors) {
        return PreviewCard.of(card, card.author().flatMap(id -> Optional.ofNullable(authors.get(id))), addresses);
    }

    /** Accounts as they are now; whoever is suspended is named by the page alone. */
    private Map<AccountId, RawJson> authors(Collection<Card> cards) {
        Set<AccountId> suspended = sanctioned.suspended();
        Set<AccountId> authors = cards.stream()
                .flatMap(card -> card.author().stream())
                .filter(author -> !suspended.contains(author))
                .collect(Collectors.toSet());
        return authors.isEmpty() ? Map.of() : accounts.each(authors);
    }
}
