package health.rounds.testkit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.stream.Stream;

/**
 * Lets every name below {@code example.net} be this machine, so that tests have servers with names of their own. Java finds this class
 * by its file in {@code META-INF/services}.
 */
public final class TestNames extends InetAddressResolverProvider {
    /** What the names of servers in tests end with. */
    public static final String BELOW = ".example.net";

    private static final byte[] HERE = {127, 0, 0, 1};

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new Names(configuration.builtinResolver());
    }

    @Override
    public String name() {
        return "names for tests";
    }

    private record Names(InetAddressResolver others) implements InetAddressResolver {
        @Override
        public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
            boolean ours = host.endsWith(BELOW) && (policy.characteristics() & LookupPolicy.IPV4) != 0;
            return ours ? Stream.of(InetAddress.getByAddress(host, HERE)) : others.lookupByName(host, policy);
        }

        @Override
        public String lookupByAddress(byte[] address) throws UnknownHostException {
            return others.lookupByAddress(address);
        }
    }
}
