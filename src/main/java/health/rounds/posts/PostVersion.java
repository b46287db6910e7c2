package health.rounds.posts;

import health.rounds.media.Media;
import java.time.Instant;
import java.util.List;

/** One state of a post that was edited, oldest first in a history. */
public record PostVersion(
        Instant at,
        String text,
        String contentWarning,
        boolean sensitive,
        List<Media> media,
        List<String> pollOptions) {
    public PostVersion {
        media = List.copyOf(media);
        pollOptions = List.copyOf(pollOptions);
    }
}
