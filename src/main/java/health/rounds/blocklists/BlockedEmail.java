package health.rounds.blocklists;

import health.rounds.platform.Sha256;
import java.util.Locale;

/**
 * An e-mail address with which nobody joins, known by its hash alone.
 *
 * @param hash SHA-256 in hexadecimal digits, as from {@link #hash}
 */
public record BlockedEmail(long id, String hash) {
    /**
     * The hash of an address and of all others that reach the same mailbox: in lower case, without full stops and whatever follows a
     * plus sign before the at sign (Mastodon, app/helpers/email_helper.rb).
     */
    public static String hash(String email) {
        String[] parts = email.strip().toLowerCase(Locale.ROOT).split("@", 2);
        String mailbox = parts[0].replace(".", "").split("\\+", 2)[0];
        String canonical = parts.length == 1 ? mailbox : mailbox + "@" + parts[1];
        return Sha256.hex(canonical);
    }
}
