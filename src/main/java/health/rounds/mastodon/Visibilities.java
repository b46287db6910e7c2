package health.rounds.mastodon;

import health.rounds.posts.Visibility;
import java.util.Optional;

/** Mastodon's words for who may read a post. */
final class Visibilities {
    static final String PUBLIC = "public";

    private Visibilities() {}

    static String of(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> PUBLIC;
            case UNLISTED -> "unlisted";
            case FOLLOWERS -> "private";
            case DIRECT -> "direct";
        };
    }

    static Optional<Visibility> parse(String word) {
        return switch (word) {
            case PUBLIC -> Optional.of(Visibility.PUBLIC);
            case "unlisted" -> Optional.of(Visibility.UNLISTED);
            case "private" -> Optional.of(Visibility.FOLLOWERS);
            case "direct" -> Optional.of(Visibility.DIRECT);
            default -> Optional.empty();
        };
    }

    /** What an app asked for; empty where it said nothing. */
    static Optional<Visibility> in(Params params) {
        return params.word("visibility")
                .map(word -> parse(word)
                        .orElseThrow(() ->
                                ApiError.unprocessable("visibility must be public, unlisted, private or direct")));
    }
}
