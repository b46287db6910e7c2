package health.rounds.posts;

import health.rounds.guard.Field;
import health.rounds.guard.Part;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A post as its author writes it, before it is screened.
 *
 * @param contentWarning plain text; empty for none
 * @param language BCP 47 code, such as {@code en}
 * @param quote the post that it quotes; an edit cannot change it
 * @param quotePolicy who may quote it; where empty, whom its author usually lets, and what it was after an edit
 * @param replyPolicy who may answer it; where empty, everyone, and what it was after an edit
 */
public record Draft(
        String text,
        String contentWarning,
        boolean sensitive,
        Optional<String> language,
        Visibility visibility,
        Optional<PostId> replyTo,
        List<MediaId> media,
        Optional<PollDraft> poll,
        Optional<PostId> quote,
        Optional<QuotePolicy> quotePolicy,
        Optional<ReplyPolicy> replyPolicy) {
    public Draft {
        media = List.copyOf(media);
    }

    /** A post that quotes nothing. */
    public Draft(
            String text,
            String contentWarning,
            boolean sensitive,
            Optional<String> language,
            Visibility visibility,
            Optional<PostId> replyTo,
            List<MediaId> media,
            Optional<PollDraft> poll) {
        this(
                text,
                contentWarning,
                sensitive,
                language,
                visibility,
                replyTo,
                media,
                poll,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A plain public text post. */
    public static Draft of(String text) {
        return new Draft(
                text, "", false, Optional.empty(), Visibility.PUBLIC, Optional.empty(), List.of(), Optional.empty());
    }

    /** The same, quoting this post, for these readers. */
    Draft quoting(PostId post, Visibility readers) {
        return new Draft(
                text,
                contentWarning,
                sensitive,
                language,
                readers,
                replyTo,
                media,
                poll,
                Optional.of(post),
                quotePolicy,
                replyPolicy);
    }

    /** The same as an edit of a post: what an edit cannot change is the post's. */
    public Draft asEditOf(Post before) {
        return new Draft(
                text,
                contentWarning,
                sensitive,
                language,
                before.visibility(),
                before.replyTo(),
                media,
                poll,
                before.quote().filter(Quote::stands).map(Quote::post),
                quotePolicy,
                replyPolicy);
    }

    /** The same, with a say in who may quote it. */
    Draft quotableBy(QuotePolicy policy) {
        return new Draft(
                text,
                contentWarning,
                sensitive,
                language,
                visibility,
                replyTo,
                media,
                poll,
                quote,
                Optional.of(policy),
                replyPolicy);
    }

    /**
     * Every text of the draft that would become public, in the one order in which it is screened and cleared: text, content warning,
     * poll options, then what describes its pictures.
     */
    public List<Part> parts(List<Media> pictures) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(Field.TEXT, text));
        if (!contentWarning.isEmpty()) {
            parts.add(new Part(Field.CONTENT_WARNING, contentWarning));
        }
        poll.ifPresent(questions ->
                questions.options().forEach(option -> parts.add(new Part(Field.POLL_OPTION, option))));
        pictures.stream()
                .map(Media::altText)
                .filter(altText -> !altText.isEmpty())
                .forEach(altText -> parts.add(new Part(Field.ALT_TEXT, altText)));
        return parts;
    }
}
