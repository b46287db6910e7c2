package health.rounds.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks up names for {@link OutsideHttp} and hands out only addresses that may be called. The connection is made to what is handed out
 * here, so a name that leads elsewhere a moment later changes nothing.
 *
 * <p>Names are looked up on threads of their own: a lookup cannot be interrupted, and holds the thread under a virtual one. There are
 * more of them than calls to servers of unknown health, whose names may lead nowhere and keep a thread for long.
 */
final class OutsideAddresses implements DnsResolver, AutoCloseable {
    private static final int THREADS = 64;
    private static final int MOST_WAITING = 256;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Each may take its time to be connected to. */
    private static final int MOST_ADDRESSES = 4;

    private final List<AddressRange> special;
    private final List<AddressRange> allowed;
    private final Names names;
    private final ThreadPoolExecutor lookups;

    /** {@code allowed} may be called although it is special. */
    OutsideAddresses(List<AddressRange> allowed, Names names) {
        this.special = DataFile.lines("special-addresses.txt").stream()
                .map(line -> AddressRange.parse(Setting.ROUNDS_ALLOW_PRIVATE_ADDRESSES, line))
                .toList();
        this.allowed = List.copyOf(allowed);
        this.names = names;
        this.lookups = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                60,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().daemon().name("lookup-", 0).factory());
        lookups.allowCoreThreadTimeOut(true);
    }

    /** Who knows the addresses of a name; a name server, but for tests. */
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] outside = Arrays.stream(lookUp(host))
                .filter(this::mayBeCalled)
                .limit(MOST_ADDRESSES)
                .toArray(InetAddress[]::new);
        if (outside.length == 0) {
            throw new ForbiddenAddress(host);
        }
        return outside;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    boolean mayBeCalled(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address))
                || special.stream().noneMatch(range -> range.contains(address));
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        try {
            Future<InetAddress[]> lookup = lookups.submit(() -> names.addresses(host));
            return lookup.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownHostException unknown ? unknown : unknown(host, e);
        } catch (TimeoutException | RejectedExecutionException e) {
            throw unknown(host, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, e);
        }
    }

    private static UnknownHostException unknown(String host, Exception cause) {
        UnknownHostException unknown = new UnknownHostException(host + " cannot be looked up now");
        unknown.initCause(cause);
        return unknown;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
