package health.rounds.federation;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How much is asked of one server: few requests at a time, and not many in a row. All servers below one registered name count as one, as
 * whoever owns it can have as many as they like (CVE-2022-46405).
 */
final class PerServer {
    private static final int AT_A_TIME = 4;
    private static final long IN_A_ROW = 300;
    private static final long PER_SECOND = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_SERVERS = 20_000;

    private final LongSupplier nanos;
    private final LoadingCache<String, Load> loads;

    PerServer(LongSupplier nanos) {
        this.nanos = nanos;
        this.loads = Caffeine.newBuilder()
                .maximumSize(MOST_SERVERS)
                .expireAfterAccess(Duration.ofMinutes(10))
                .build(name -> new Load(nanos.getAsLong()));
    }

    /** Leave to ask a server once; give it back when it has answered. */
    interface Leave extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits a moment for leave; empty where there is none. */
    Optional<Leave> ask(String host) {
        Load load = loads.get(site(host));
        if (!load.take(nanos.getAsLong())) {
            return Optional.empty();
        }
        try {
            return load.running.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(load.running::release)
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * The registered name that a host stands below, as far as one can tell without the list of public suffixes: two labels, or three where the
     * second one is as short as those of co.uk and com.au. Where that is wrong, servers share one allowance, which is large.
     */
    static String site(String host) {
        String name = host.replaceFirst(":\\d+$", "");
        if (name.startsWith("[") || name.matches("[0-9.]+")) {
            return name;
        }
        String[] labels = name.split("\\.", -1);
        int count = labels.length;
        if (count <= 2) {
            return name;
        }
        boolean suffixOfTwo = labels[count - 2].length() <= 3 && labels[count - 1].length() == 2;
        String last = labels[count - 2] + "." + labels[count - 1];
        return suffixOfTwo ? labels[count - 3] + "." + last : last;
    }

    private static final class Load {
        private final Semaphore running = new Semaphore(AT_A_TIME);
        private double left = IN_A_ROW;
        private long at;

        Load(long now) {
            at = now;
        }

        synchronized boolean take(long now) {
            left = Math.min(IN_A_ROW, left + (now - at) / 1e9 * PER_SECOND);
            at = now;
            if (left < 1) {
                return false;
            }
            left--;
            return true;
        }
    }
}
