package health.rounds.blocklists;

import health.rounds.platform.ServerName;
import health.rounds.platform.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a domain in the one form in which names are kept and compared: ASCII (RFC 3490), lower case, no full stop at its end. A
 * name stands for all names below it too.
 */
public record DomainName(String value) {
    /** What may be longer before it is brought into its form, such as an address with a path. */
    private static final int LONGEST_TYPED = 2_000;

    private static final Pattern AROUND = Pattern.compile("^[a-z]+://|[/?#].*$", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    public DomainName {
        if (ServerName.domain(value).filter(value::equals).isEmpty()) {
            throw new IllegalArgumentException("no name of a domain");
        }
    }

    /** The domain that somebody typed or pasted, perhaps with a scheme, a port or a path; empty where there is none. */
    public static Optional<DomainName> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String host = AROUND.matcher(typed.strip().toLowerCase(Locale.ROOT)).replaceAll("");
        return ServerName.domain(PORT.matcher(host).replaceFirst("")).map(DomainName::new);
    }

    /** This name and every name above it, the longest first. */
    List<String> withParents() {
        List<String> names = new ArrayList<>();
        String rest = value;
        names.add(rest);
        for (int dot = rest.indexOf('.'); dot >= 0; dot = rest.indexOf('.')) {
            rest = rest.substring(dot + 1);
            names.add(rest);
        }
        return names;
    }

    /** SHA-256 in hexadecimal digits, by which other servers recognise a name that is not shown in full. */
    public String digest() {
        return Sha256.hex(value);
    }

    /** The name with its middle starred out, the half around the middle that is no full stop, as Mastodon does it. */
    public String obscured() {
        int shown = value.length() / 4;
        StringBuilder starred = new StringBuilder(value);
        for (int i = shown + 1; i < value.length() - shown; i++) {
            if (value.charAt(i) != '.') {
                starred.setCharAt(i, '*');
            }
        }
        return starred.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
