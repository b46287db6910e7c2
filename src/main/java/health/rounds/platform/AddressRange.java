package health.rounds.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** An IP address or a range of them in CIDR notation (RFC 4632, RFC 4291), such as {@code 10.0.0.0/8}. */
public record AddressRange(InetAddress network, int prefixBits) {

    /** Reads a range; what is none is a {@link SettingsError} that names the setting. */
    static AddressRange parse(Setting setting, String text) {
        return read(text)
                .orElseThrow(() -> new SettingsError(
                        "%s must be addresses or ranges such as 10.0.0.0/8, not '%s'.".formatted(setting, text)));
    }

    /** What a text says; empty where it is neither an address nor a range. No name server is asked. */
    public static Optional<AddressRange> read(String text) {
        String[] parts = text.split("/", 2);
        try {
            InetAddress network = InetAddress.ofLiteral(parts[0]);
            int all = network.getAddress().length * Byte.SIZE;
            int bits = parts.length == 1 ? all : Integer.parseInt(parts[1]);
            return bits >= 0 && bits <= all ? Optional.of(new AddressRange(network, bits)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The range of this length in which an address lies: its first address, so that equal ranges are equal. */
    public static AddressRange around(InetAddress address, int prefixBits) {
        byte[] bytes = address.getAddress();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] &= (byte) mask(prefixBits - i * Byte.SIZE);
        }
        try {
            return new AddressRange(InetAddress.getByAddress(bytes), prefixBits);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    /** The same range, written with its first address. */
    public AddressRange whole() {
        return around(network, prefixBits);
    }

    public boolean contains(InetAddress address) {
        byte[] ours = network.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        int whole = prefixBits / Byte.SIZE;
        int mask = mask(prefixBits % Byte.SIZE);
        return Arrays.equals(ours, 0, whole, theirs, 0, whole)
                && (mask == 0 || (ours[whole] & mask) == (theirs[whole] & mask));
    }

    /** A byte of which as many leading bits are set, none to all. */
    private static int mask(int bits) {
        return bits <= 0 ? 0 : 0xff << Math.max(0, Byte.SIZE - bits) & 0xff;
    }
}
