package health.rounds.accounts;

import health.rounds.platform.DataFile;
import health.rounds.platform.InvalidInput;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of user names: 1 to 30 of a-z, 0-9 and underscore, kept in lower case.
 *
 * <p>ASCII alone rules out every look-alike from other scripts, such as a Cyrillic а. What remains within ASCII is told apart by
 * {@link #shapeOf}: the digits 0 and 1 count as the letters o and l that they resemble (UTS 39, confusables.txt).
 */
final class Usernames {
    // Checked before lower-casing, since the Kelvin sign becomes an ordinary k.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_]{1,30}");

    private final Set<String> reserved = Set.copyOf(DataFile.lines("reserved-names.txt"));

    static boolean isWellFormed(String typed) {
        return FORM.matcher(typed).matches();
    }

    /** The name as kept. */
    static String require(String typed) {
        if (!isWellFormed(typed)) {
            throw new InvalidInput(
                    "A user name has 1 to 30 characters: letters a to z without accents, digits and underscores.");
        }
        return typed.toLowerCase(Locale.ROOT);
    }

    /** Equal for names that look the same. */
    static String shapeOf(String username) {
        return username.replace('0', 'o').replace('1', 'l');
    }

    boolean isReserved(String typed) {
        return reserved.contains(typed.toLowerCase(Locale.ROOT));
    }
}
