package health.rounds.mastodon;

import health.rounds.accounts.Accounts;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Reads handles as people type them: {@code anna}, {@code @anna}, {@code anna@this.server}, or the address of a profile. */
@Component
class Handles {
    private final Addresses addresses;
    private final Accounts accounts;

    Handles(Addresses addresses, Accounts accounts) {
        this.addresses = addresses;
        this.accounts = accounts;
    }

    /** The handle without the sign before it. */
    String bare(String typed) {
        return typed.startsWith("@") ? typed.substring(1) : typed;
    }

    /** Whether something stands for one account or post and no other, so that its server can be asked for it. */
    boolean isWhole(String typed) {
        String words = typed.strip();
        return words.startsWith("https://") || (words.indexOf('@', 1) > 0 && words.indexOf(' ') < 0);
    }

    /** What to search for: the handle where the words are one or a profile's page here, else the words. */
    String words(String typed) {
        String words = typed.strip();
        String profiles = addresses.account("");
        if (words.toLowerCase(Locale.ROOT).startsWith(profiles.toLowerCase(Locale.ROOT))) {
            return accounts.normal(words.substring(profiles.length()));
        }
        boolean handle = words.indexOf('@', 1) > 0 && words.indexOf(' ') < 0;
        return handle ? accounts.normal(bare(words)) : words;
    }
}
