package health.rounds.federation;

import health.rounds.media.Focus;
import health.rounds.media.Media;
import health.rounds.media.ReceivedMedia;
import health.rounds.posts.Poll;
import health.rounds.posts.ReceivedPoll;
import health.rounds.previews.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What posts of other servers have besides words, as ours have it. */
final class PartsReceived {
    /** A poll without an end is shown as one that ends then: apps expect to be told when. */
    private static final Duration ENDLESS = Duration.ofDays(365);

    private PartsReceived() {}

    static ReceivedMedia media(ReceivedNote.Picture picture) {
        return new ReceivedMedia(
                picture.isVideo() ? Media.Kind.VIDEO : Media.Kind.PHOTO,
                picture.mediaType(),
                picture.url(),
                picture.size().map(ReceivedNote.Size::width).orElse(0),
                picture.size().map(ReceivedNote.Size::height).orElse(0),
                picture.blurhash(),
                picture.altText(),
                picture.focus().map(focus -> new Focus(focus.x(), focus.y())));
    }

    static ReceivedPoll poll(ReceivedNote.Poll poll, Instant published) {
        List<Poll.Option> options = poll.options().stream()
                .map(option -> new Poll.Option(option.text(), option.votes()))
                .toList();
        long votes = options.stream().mapToLong(Poll.Option::votes).sum();
        return new ReceivedPoll(
                options,
                poll.ends().orElse(published.plus(ENDLESS)),
                poll.isMultiple(),
                poll.voters().orElse(votes));
    }

    /** The card of the link that a post passes on, as the author's server has made it. */
    static Optional<Card> card(ReceivedNote note, boolean withPicture) {
        return note.linked()
                .map(linked -> Card.of(
                        linked.url(),
                        linked.title(),
                        linked.description(),
                        linked.picture()
                                .filter(picture -> withPicture && !picture.isVideo())
                                .map(PartsReceived::image)));
    }

    private static Card.Image image(ReceivedNote.Picture picture) {
        return new Card.Image(
                picture.url(),
                picture.altText(),
                picture.size().map(ReceivedNote.Size::width).orElse(0),
                picture.size().map(ReceivedNote.Size::height).orElse(0));
    }
}
