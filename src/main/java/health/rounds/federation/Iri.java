package health.rounds.federation;

import health.rounds.platform.ServerName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of a thing on some server: an https address whose host stands in one form only, so that ids and hosts can be compared as
 * strings (CVE-2023-42451).
 *
 * @param value the address, its host in ASCII and lower case, without a final full stop, without the default port
 * @param host that host, with the port where it is not the default: what FEP-fe34 calls the origin
 */
record Iri(String value, String host) {
    private static final int LONGEST = 2_048;
    private static final Pattern FORM = Pattern.compile("https://([^/?#]+)([/?#].*)?", Pattern.CASE_INSENSITIVE);

    /** Reads an id; empty for what is no https address, hides its host behind a user name or holds characters that no address has. */
    static Optional<Iri> parse(String raw) {
        if (raw.length() > LONGEST || raw.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f || isHalf(c))) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(raw);
        if (!form.matches()) {
            return Optional.empty();
        }
        String rest = form.group(2) == null ? "" : form.group(2);
        return ServerName.read(form.group(1)).map(server -> new Iri("https://" + server + rest, server.value()));
    }

    /** Whether both lie on one server. */
    boolean isWith(Iri other) {
        return host.equals(other.host);
    }

    /** The document that it lies in: keys are often named by a fragment of their actor's address. */
    Iri withoutFragment() {
        int hash = value.indexOf('#');
        return hash < 0 ? this : new Iri(value.substring(0, hash), host);
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
