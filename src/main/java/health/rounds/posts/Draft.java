package health.rounds.posts;

import health.rounds.media.MediaId;
import java.util.List;
import java.util.Optional;

/**
 * A post as its author writes it, before it is screened.
 *
 * @param contentWarning plain text; empty for none
 * @param language BCP 47 code, such as {@code en}
 */
public record Draft(
        String text,
        String contentWarning,
        boolean sensitive,
        Optional<String> language,
        Visibility visibility,
        Optional<PostId> replyTo,
        List<MediaId> media,
        Optional<PollDraft> poll) {
    public Draft {
        media = List.copyOf(media);
    }

    /** A plain public text post. */
    public static Draft of(String text) {
        return new Draft(
                text, "", false, Optional.empty(), Visibility.PUBLIC, Optional.empty(), List.of(), Optional.empty());
    }
}
