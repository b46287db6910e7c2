package health.rounds.platform;

import java.net.IDN;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server is called, in the one form in which such names are kept and compared, so that two spellings are never two servers: ASCII
 * (RFC 3490), lower case, no full stop at its end, and a port only where it is not that of https.
 */
public record ServerName(String value) {
    /** RFC 1035, 2.3.4, without the length bytes. */
    private static final int LONGEST = 253;

    /** Bringing a name into its form takes the square of its length. */
    private static final int LONGEST_WRITTEN = 1_000;

    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final Pattern WITH_PORT = Pattern.compile("(.*[^:]):(\\d{1,5})", Pattern.DOTALL);
    private static final int USUAL_PORT = 443;
    private static final int LAST_PORT = 65_535;

    /** Reads a name as a handle or a person writes it, such as {@code Klinik-München.example.}; empty where it is none. */
    public static Optional<ServerName> read(String written) {
        Matcher parts = WITH_PORT.matcher(written.strip());
        return parts.matches() ? of(parts.group(1), Integer.parseInt(parts.group(2))) : of(written.strip(), USUAL_PORT);
    }

    /** The server of an address; empty where it is no https address or names none. */
    public static Optional<ServerName> of(URI address) {
        if (!"https".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
            return Optional.empty();
        }
        return of(address.getHost(), address.getPort() < 0 ? USUAL_PORT : address.getPort());
    }

    /** The server of an address that somebody else wrote; empty where it is none. */
    public static Optional<ServerName> ofAddress(String address) {
        try {
            return of(URI.create(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether two addresses are on one server, so that the one may speak for the other (FEP-fe34). */
    public static boolean isSame(String address, String other) {
        Optional<ServerName> name = ofAddress(address);
        return name.isPresent() && name.equals(ofAddress(other));
    }

    /** The name of a domain, without a port, in the form in which all of them are kept; empty where it is none. */
    public static Optional<String> domain(String written) {
        if (written.length() > LONGEST_WRITTEN) {
            return Optional.empty();
        }
        try {
            String ascii =
                    IDN.toASCII(written.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return name.length() <= LONGEST && NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ServerName> of(String host, int port) {
        return port < 1 || port > LAST_PORT
                ? Optional.empty()
                : domain(host).map(name -> new ServerName(port == USUAL_PORT ? name : name + ":" + port));
    }

    @Override
    public String toString() {
        return value;
    }
}
