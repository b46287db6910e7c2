package health.rounds.accounts;

import health.rounds.platform.InvalidInput;
import health.rounds.platform.ServerName;

/** The name of a server in the one form in which it is kept: ASCII, lower case, without a dot at the end. */
public record DomainName(String ascii) {
    /** Reads a name as people type it, such as {@code Klinik-München.example.}; anything else, a port included, is an {@link InvalidInput}. */
    public static DomainName parse(String typed) {
        return ServerName.domain(typed).map(DomainName::new).orElseThrow(DomainName::noDomain);
    }

    private static InvalidInput noDomain() {
        return new InvalidInput("A domain is written like clinic.example, without a port or a path.");
    }

    @Override
    public String toString() {
        return ascii;
    }
}
