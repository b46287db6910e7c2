package health.rounds.platform;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Who counts as one caller where nobody has signed in. */
public final class CallerNetwork {
    private static final int BYTES = 8;

    private CallerNetwork() {}

    /** One IPv4 address, or the IPv6 network of one household or machine (RFC 6177: a /64 at least). */
    public static String of(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), BYTES))
                    : address;
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
