package health.rounds.platform;

import health.rounds.testkit.TlsServer;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.Function;

/** Calls to other servers for tests that say themselves which address a name leads to. */
public final class TestOutside {
    private TestOutside() {}

    /** Every name leads to what {@code addresses} says; of all private addresses only 127.0.0.1 may be called. */
    public static OutsideHttp http(Function<String, String> addresses) {
        return new OutsideHttp(
                Settings.from(
                        Map.of(
                                "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
                                "127.0.0.1",
                                "ROUNDS_EXTRA_CA",
                                TlsServer.certificate().toString()),
                        Map.of()),
                host -> new InetAddress[] {InetAddress.ofLiteral(addresses.apply(host))});
    }
}
