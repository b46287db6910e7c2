package health.rounds.media;

import java.util.Optional;

/**
 * A picture or video of another server, as that server describes it.
 *
 * @param address https
 * @param width pixels; 0 where it does not say
 * @param height pixels; 0 where it does not say
 * @param blurhash empty where there is none
 * @param altText plain text; empty for none
 */
public record ReceivedMedia(
        Media.Kind kind,
        String mimeType,
        String address,
        int width,
        int height,
        String blurhash,
        String altText,
        Optional<Focus> focus) {}
