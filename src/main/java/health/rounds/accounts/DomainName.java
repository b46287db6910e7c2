package health.rounds.accounts;

import health.rounds.platform.InvalidInput;
import java.net.IDN;
import java.util.Locale;

/** The name of a server in the one form in which it is kept: ASCII, lower case, without a dot at the end. */
public record DomainName(String ascii) {
    /** RFC 1035, section 2.3.4: 255 octets with a length before each label and the root's behind, so 253 characters. */
    private static final int LONGEST = 253;

    /** Reads a name as people type it, such as {@code Klinik-München.example.}; anything else, a port included, is an {@link InvalidInput}. */
    public static DomainName parse(String typed) {
        try {
            String ascii = IDN.toASCII(typed.strip(), IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            String name = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            if (!name.isEmpty() && name.length() <= LONGEST && !name.startsWith(".") && !name.contains("..")) {
                return new DomainName(name);
            }
        } catch (IllegalArgumentException e) {
            throw noDomain();
        }
        throw noDomain();
    }

    private static InvalidInput noDomain() {
        return new InvalidInput("A domain is written like clinic.example, without a port or a path.");
    }

    @Override
    public String toString() {
        return ascii;
    }
}
