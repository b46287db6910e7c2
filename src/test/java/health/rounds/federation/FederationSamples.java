package health.rounds.federation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Documents in the shapes that the software of the field sends, written for these tests. */
final class FederationSamples {
    private FederationSamples() {}

    static List<String> names() {
        return List.of(
                "accept-follow-of-string",
                "accept-quote",
                "akkoma-note",
                "bridgy-actor",
                "gotosocial-key",
                "gotosocial-like-request",
                "gotosocial-note",
                "hubzilla-note",
                "image-post",
                "lemmy-announce",
                "lemmy-announce-page",
                "lemmy-dislike",
                "lemmy-group",
                "lemmy-page",
                "lemmy-undo-in-announce",
                "mastodon-actor",
                "mastodon-create",
                "mastodon-delete",
                "mastodon-flag",
                "mastodon-move",
                "mastodon-outbox-page",
                "mastodon-question",
                "mastodon-quote-request",
                "mastodon-undo-announce",
                "mastodon-vote",
                "misskey-note",
                "misskey-reaction",
                "mobilizon-event",
                "peertube-video",
                "pixelfed-create",
                "pleroma-reaction",
                "quote-authorization",
                "snac-note",
                "wordpress-article");
    }

    static byte[] bytes(String name) {
        try (InputStream in = Objects.requireNonNull(
                FederationSamples.class.getResourceAsStream("/federation/" + name + ".json"), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
