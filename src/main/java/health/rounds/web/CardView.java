package health.rounds.web;

import health.rounds.previews.Card;

/**
 * What a link leads to, as pages show it.
 *
 * @param site what the site calls itself and where it is
 */
public record CardView(Card card, String site) {
    static CardView of(Card card) {
        boolean named = !card.provider().isEmpty() && !card.provider().equalsIgnoreCase(card.host());
        return new CardView(card, named ? card.provider() + " · " + card.host() : card.host());
    }
}
