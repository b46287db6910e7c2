package health.rounds.platform;

import java.net.InetAddress;
import java.util.Arrays;

/** An IP address or a range of them in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8}. */
record AddressRange(InetAddress network, int prefixBits) {

    /** Reads a range; what is none is a {@link SettingsError} that names the setting. */
    static AddressRange parse(Setting setting, String text) {
        String[] parts = text.split("/", 2);
        try {
            // ofLiteral never asks a name server.
            InetAddress network = InetAddress.ofLiteral(parts[0]);
            int all = network.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            if (bits >= 0 && bits <= all) {
                return new AddressRange(network, bits);
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the one message for every unreadable range.
        }
        throw new SettingsError(
                "%s must be addresses or ranges such as 10.0.0.0/8, not '%s'.".formatted(setting, text));
    }

    boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = prefixBits / Byte.SIZE;
        int rest = prefixBits % Byte.SIZE;
        int mask = 0xff << (Byte.SIZE - rest) & 0xff;
        return Arrays.equals(ours, 0, whole, theirs, 0, whole)
                && (rest == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
    }
}
