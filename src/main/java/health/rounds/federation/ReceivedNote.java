package health.rounds.federation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A post of another server.
 *
 * @param url of its page
 * @param published when it says it was; never in the future
 * @param html safe; of what is more than a post also the title and where to read it
 * @param contentWarning plain text; empty for none
 * @param language as BCP 47 writes it, if it says so
 * @param replyAuthorization where the author of what it answers says that it may
 * @param context the list of its conversation (FEP-7888)
 * @param group the community that it was posted to (FEP-1b12)
 * @param linked what it is about, if it is made to pass on a page
 */
record ReceivedNote(
        Iri iri,
        Kind kind,
        String url,
        Iri author,
        Optional<Instant> published,
        Optional<Instant> updated,
        String html,
        String contentWarning,
        boolean isSensitive,
        Optional<String> language,
        ReceivedAudience audience,
        Optional<Iri> replyTo,
        Optional<Iri> group,
        List<Picture> media,
        Optional<Linked> linked,
        List<Mention> mentions,
        List<String> hashtags,
        List<ReceivedEmoji> emojis,
        Optional<Poll> poll,
        Optional<Quote> quote,
        ReceivedRules rules,
        Optional<Iri> replyAuthorization,
        Optional<Iri> context,
        Optional<ReceivedDocument.Collection> replies,
        Counts counts)
        implements ReceivedDocument {
    ReceivedNote {
        media = List.copyOf(media);
        mentions = List.copyOf(mentions);
        hashtags = List.copyOf(hashtags);
        emojis = List.copyOf(emojis);
    }

    @Override
    public Optional<Iri> id() {
        return Optional.of(iri);
    }

    /** What it was made as. */
    enum Kind {
        NOTE("Note"),
        QUESTION("Question"),
        ARTICLE("Article"),
        PAGE("Page"),
        IMAGE("Image"),
        AUDIO("Audio"),
        VIDEO("Video"),
        EVENT("Event");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        /** Its name in ActivityStreams. */
        String type() {
            return type;
        }

        /** Whether a post is all of it. */
        boolean isPost() {
            return this == NOTE || this == QUESTION;
        }
    }

    /**
     * A picture or video.
     *
     * @param altText plain text; empty for none
     * @param focus x and y from -1 to 1, if it says so
     * @param blurhash empty for none
     * @param size if it says so
     */
    record Picture(
            String url,
            boolean isVideo,
            String mediaType,
            String altText,
            Optional<Focus> focus,
            String blurhash,
            Optional<Size> size) {}

    /** A page elsewhere, as the author's server shows it; the text plain, and the picture if it has one. */
    record Linked(String url, String title, String description, Optional<Picture> picture) {}

    /** The point that must stay visible; from -1 to 1, (0, 0) in the middle, y upward. */
    record Focus(double x, double y) {}

    /** In pixels. */
    record Size(int width, int height) {}

    /** Somebody is addressed, with the name by which the text does so. */
    record Mention(Iri href, String name) {}

    /**
     * A poll.
     *
     * @param ends when, or when it was closed; empty for never
     * @param voters how many people, if it says so
     */
    record Poll(List<Option> options, boolean isMultiple, Optional<Instant> ends, OptionalLong voters) {
        Poll {
            options = List.copyOf(options);
        }

        /** An answer and how often it was given. */
        record Option(String text, long votes) {}
    }

    /**
     * A post that it quotes.
     *
     * @param authorization where the author of the quoted post says that it may (FEP-044f)
     * @param isLegacy named in one of the ways from before consent: quoteUri, quoteUrl, _misskey_quote, a link (FEP-e232)
     */
    record Quote(Iri post, Optional<Iri> authorization, boolean isLegacy) {}

    /** How often it was answered, boosted and favourited, where its server says so. */
    record Counts(OptionalLong replies, OptionalLong boosts, OptionalLong favourites) {}
}
