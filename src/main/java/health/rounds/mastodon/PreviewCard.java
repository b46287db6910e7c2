package health.rounds.mastodon;

import health.rounds.previews.Card;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** PreviewCard, as in Mastodon's documentation; always a link, since nothing of other sites is embedded here. */
record PreviewCard(
        String url,
        String title,
        String description,
        @Nullable String language,
        String type,
        String authorName,
        String authorUrl,
        List<Author> authors,
        String providerName,
        String providerUrl,
        String html,
        int width,
        int height,
        @Nullable String image,
        String imageDescription,
        String embedUrl,
        @Nullable String blurhash,
        @Nullable String publishedAt) {
    /** {@code author} is the account of {@link Card#author}. */
    static PreviewCard of(Card card, Optional<RawJson> author, Addresses addresses) {
        Optional<Card.Image> image = card.image();
        return new PreviewCard(
                card.address(),
                card.title(),
                card.description(),
                card.language().orElse(null),
                "link",
                card.authorName(),
                card.authorUrl(),
                card.authorName().isEmpty() && author.isEmpty()
                        ? List.of()
                        : List.of(new Author(card.authorName(), card.authorUrl(), author.orElse(null))),
                card.provider(),
                "",
                "",
                image.map(Card.Image::width).orElse(0),
                image.map(Card.Image::height).orElse(0),
                image.map(Card.Image::address).map(addresses::media).orElse(null),
                image.map(Card.Image::altText).orElse(""),
                "",
                null,
                card.publishedAt().map(Times::of).orElse(null));
    }

    /** PreviewCard::Author. */
    record Author(String name, String url, @Nullable RawJson account) {}
}
