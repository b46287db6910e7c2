package health.rounds.text;

import java.net.URI;
import java.util.Optional;

/** Says where mentions and hashtags lead; whoever renders a text knows the accounts and the server's own address. */
public interface Links {
    /** The profile of a handle ({@link Addressee#handle()}); empty leaves the mention as plain text. */
    Optional<URI> mention(String handle);

    /** The page of a normalised hashtag. */
    URI hashtag(String tag);
}
