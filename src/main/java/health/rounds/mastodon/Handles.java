package health.rounds.mastodon;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads handles as people type them: {@code anna}, {@code @anna}, {@code anna@this.server}, or the address of a profile. */
@Component
class Handles {
    private final Addresses addresses;

    Handles(Addresses addresses) {
        this.addresses = addresses;
    }

    /** The user name, for somebody here. */
    Optional<String> local(String handle) {
        String bare = handle.startsWith("@") ? handle.substring(1) : handle;
        int at = bare.indexOf('@');
        if (at < 0) {
            return Optional.of(bare).filter(name -> !name.isEmpty());
        }
        boolean here = bare.substring(at + 1).equalsIgnoreCase(addresses.domain());
        return here ? Optional.of(bare.substring(0, at)) : Optional.empty();
    }

    /** What to search for: the user name where the words are a handle or a profile here, else the words. */
    String words(String typed) {
        String words = typed.strip();
        String profiles = addresses.account("");
        if (words.toLowerCase(Locale.ROOT).startsWith(profiles.toLowerCase(Locale.ROOT))) {
            return words.substring(profiles.length());
        }
        boolean handle = words.indexOf('@', 1) > 0 && words.indexOf(' ') < 0;
        return handle ? local(words).orElse(words) : words;
    }
}
