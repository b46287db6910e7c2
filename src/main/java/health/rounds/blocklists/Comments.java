package health.rounds.blocklists;

import health.rounds.platform.InvalidInput;
import health.rounds.text.Text;
import java.util.Optional;

/** What administrators note about a block. */
final class Comments {
    private static final int LONGEST = 2_000;

    private Comments() {}

    /** As it is kept; a blank one is none, one that is too long an {@link InvalidInput}. */
    static Optional<String> kept(String typed) {
        String clean = Text.clean(typed).strip();
        if (clean.length() > LONGEST) {
            throw new InvalidInput("A comment may have %d characters at most.".formatted(LONGEST));
        }
        return Optional.of(clean).filter(comment -> !comment.isEmpty());
    }
}
