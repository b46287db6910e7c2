package health.rounds.emojis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All emoji at one time, and where texts use them; never changed, always replaced. */
final class EmojiSet {
    /** A shortcode between colons beside which stands no letter, digit or other colon (Mastodon, app/models/custom_emoji.rb, SCAN_RE). */
    private static final Pattern USE =
            Pattern.compile("(?<![\\p{IsAlphabetic}\\p{Nd}:]):([a-zA-Z0-9_]{2,128}):(?![\\p{IsAlphabetic}\\p{Nd}:])");

    private final Map<String, CustomEmoji> byShortcode = new LinkedHashMap<>();

    EmojiSet(Collection<CustomEmoji> all) {
        all.forEach(emoji -> byShortcode.put(emoji.shortcode(), emoji));
    }

    List<CustomEmoji> all() {
        return List.copyOf(byShortcode.values());
    }

    Optional<CustomEmoji> byShortcode(String shortcode) {
        return Optional.ofNullable(byShortcode.get(shortcode));
    }

    /** Each once, in the order of first use. */
    List<CustomEmoji> in(Collection<String> texts) {
        if (byShortcode.isEmpty()) {
            return List.of();
        }
        Set<CustomEmoji> found = new LinkedHashSet<>(0);
        for (String text : texts) {
            if (text.indexOf(':') >= 0) {
                USE.matcher(text)
                        .results()
                        .flatMap(use -> byShortcode(use.group(1)).stream())
                        .forEach(found::add);
            }
        }
        return found.isEmpty() ? List.of() : new ArrayList<>(found);
    }

    /** A text with something else in the place of each emoji. */
    String replace(String text, Function<CustomEmoji, String> written) {
        if (byShortcode.isEmpty() || text.indexOf(':') < 0) {
            return text;
        }
        return USE.matcher(text)
                .replaceAll(use -> Matcher.quoteReplacement(
                        byShortcode(use.group(1)).map(written).orElseGet(use::group)));
    }

    boolean isSameAs(EmojiSet other) {
        return all().equals(other.all());
    }
}
