package health.rounds.blocklists;

import health.rounds.blocklists.NetworkBlock.Severity;
import health.rounds.platform.AddressRange;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Blocked networks by address: as many look-ups as there are different lengths of prefixes, however many networks there are. */
final class NetworkTable {
    private final Map<AddressRange, NetworkBlock> blocks = new HashMap<>();
    private final int[] lengths;

    NetworkTable(Collection<NetworkBlock> all) {
        all.forEach(block -> blocks.put(block.range(), block));
        lengths = blocks.keySet().stream()
                .mapToInt(AddressRange::prefixBits)
                .distinct()
                .toArray();
    }

    boolean isEmpty() {
        return lengths.length == 0;
    }

    /** The strictest of the blocks that hold for an address. */
    Optional<Severity> strictest(InetAddress address, Instant now) {
        int bits = address.getAddress().length * Byte.SIZE;
        Optional<Severity> strictest = Optional.empty();
        for (int length : lengths) {
            NetworkBlock block = length > bits ? null : blocks.get(AddressRange.around(address, length));
            if (block != null && block.holdsAt(now)) {
                strictest = Stream.concat(strictest.stream(), Stream.of(block.severity()))
                        .max(Severity::compareTo);
            }
        }
        return strictest;
    }
}
