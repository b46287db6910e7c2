package health.rounds.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Which addresses a browser may be sent to with a code: those of websites and of apps' own schemes, never those that run as a script. */
final class RedirectUris {
    private static final int LONGEST = 2000;

    // These make the browser run or show what the address itself holds, or reach into its own insides.
    private static final Set<String> DANGEROUS = Set.of(
            "javascript",
            "vbscript",
            "data",
            "file",
            "blob",
            "filesystem",
            "about",
            "view-source",
            "chrome",
            "jar",
            "mailto");

    private RedirectUris() {}

    /** RFC 6749, section 3.1.2: absolute, and without a fragment. */
    static boolean isAllowed(String text) {
        if (text.equals(App.OUT_OF_BAND)) {
            return true;
        }
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            if (text.length() > LONGEST || scheme == null || uri.getRawFragment() != null) {
                return false;
            }
            String lower = scheme.toLowerCase(Locale.ROOT);
            boolean web = lower.equals("http") || lower.equals("https");
            return web ? uri.getHost() != null && uri.getRawUserInfo() == null : !DANGEROUS.contains(lower);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
