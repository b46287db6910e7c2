package health.rounds.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.rounds.platform.ForbiddenAddress;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches files from other servers: few at a time, by few redirects, and never from a server that is refused or has just failed. */
final class RemoteFetch {
    private static final Logger log = LoggerFactory.getLogger(RemoteFetch.class);
    private static final String ACCEPT = "image/webp,image/png,image/jpeg,image/gif,video/mp4,video/webm";
    private static final Duration LONGEST_REST = Duration.ofHours(6);
    private static final int MOST_REMEMBERED = 50_000;

    private final Semaphore all;
    private final Cache<String, Semaphore> servers = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /** Servers and addresses that are left alone for a while. */
    private final Cache<String, Rest> resting = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(LONGEST_REST)
            .build();

    private final OutsideHttp http;
    private final RemoteArrivals arrivals;
    private final RemoteLimits limits;
    private final Predicate<URI> forbidden;
    private final Clock clock;

    /** Nothing is called that is {@code forbidden}, besides what {@link OutsideHttp} never calls. */
    RemoteFetch(OutsideHttp http, RemoteArrivals arrivals, RemoteLimits limits, Predicate<URI> forbidden, Clock clock) {
        this.http = http;
        this.arrivals = arrivals;
        this.limits = limits;
        this.forbidden = forbidden;
        this.clock = clock;
        this.all = new Semaphore(limits.atOnce());
    }

    /** Waits for the file, unless it or its server is being left alone. */
    RemoteOutcome fetch(URI remote) {
        String server = server(remote);
        Optional<RemoteOutcome> known = resting(server).or(() -> resting(remote.toString()));
        if (known.isPresent()) {
            return known.get();
        }
        Semaphore ofServer = servers.get(server, name -> new Semaphore(limits.atOnceFromAServer()));
        // Whoever waits for a turn may wait for a server that is found dead meanwhile.
        return inTurn(ofServer, () -> inTurn(all, () -> resting(server).orElseGet(() -> follow(remote))));
    }

    private RemoteOutcome inTurn(Semaphore turns, Supplier<RemoteOutcome> work) {
        try {
            if (!turns.tryAcquire(limits.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                return new RemoteOutcome.NotNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RemoteOutcome.NotNow();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private record Rest(Instant until, RemoteOutcome meanwhile) {}

    private Optional<RemoteOutcome> resting(String serverOrAddress) {
        return Optional.ofNullable(resting.getIfPresent(serverOrAddress))
                .filter(rest -> clock.instant().isBefore(rest.until()))
                .map(Rest::meanwhile);
    }

    private RemoteOutcome rest(String serverOrAddress, Duration time, RemoteOutcome meanwhile) {
        resting.put(serverOrAddress, new Rest(clock.instant().plus(time), meanwhile));
        return meanwhile;
    }

    private RemoteOutcome follow(URI remote) {
        try {
            URI at = remote;
            for (int hops = 0; hops <= limits.redirects(); hops++) {
                if (forbidden.test(at)) {
                    return never(remote, "it must not be called");
                }
                URI asked = at;
                Answer answer = http.send(
                        new OutsideRequest(
                                "GET",
                                at,
                                Map.of("Accept", ACCEPT),
                                Optional.empty(),
                                limits.videoBytes() + 1,
                                limits.patience()),
                        (head, body) -> answer(remote, asked, head, body));
                switch (answer) {
                    case Answer.Kept(MediaFile file) -> {
                        return new RemoteOutcome.Here(file);
                    }
                    case Answer.Moved(URI to) -> at = to;
                    case Answer.Refused(String why) -> {
                        return never(remote, why);
                    }
                    case Answer.Broken broken -> {
                        return rest(remote.toString(), limits.restFromServer(), new RemoteOutcome.NotNow());
                    }
                    case Answer.Busy(Duration rest) -> {
                        return rest(server(remote), rest, new RemoteOutcome.NotNow());
                    }
                }
            }
            return never(remote, "it is moved too often");
        } catch (ForbiddenAddress e) {
            return never(remote, "it must not be called");
        } catch (IOException e) {
            log.info("No file from {}: {}", remote.getHost(), e.toString());
            return rest(server(remote), limits.restFromServer(), new RemoteOutcome.NotNow());
        }
    }

    private static String server(URI remote) {
        return remote.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private RemoteOutcome never(URI remote, String why) {
        log.info("A file of {} is not served: {}", remote.getHost(), why);
        return rest(remote.toString(), limits.restFromFile(), new RemoteOutcome.Never());
    }

    private sealed interface Answer {
        record Kept(MediaFile file) implements Answer {}

        record Moved(URI to) implements Answer {}

        record Refused(String why) implements Answer {}

        /** It began to come, so its server is well. */
        record Broken() implements Answer {}

        record Busy(Duration rest) implements Answer {}
    }

    private Answer answer(URI remote, URI asked, OutsideReply head, InputStream body) {
        return switch (head.status()) {
            case 200 -> take(remote, head, body);
            case 301, 302, 303, 307, 308 -> moved(asked, head);
            case 429, 500, 502, 503, 504 -> new Answer.Busy(rest(head));
            default -> new Answer.Refused("status " + head.status());
        };
    }

    private Duration rest(OutsideReply head) {
        Duration asked = head.retryAfter(clock.instant()).orElse(limits.restFromServer());
        return asked.compareTo(LONGEST_REST) < 0 ? asked : LONGEST_REST;
    }

    private static Answer moved(URI asked, OutsideReply head) {
        try {
            return head.header("Location")
                    .<Answer>map(location -> new Answer.Moved(asked.resolve(location)))
                    .orElseGet(() -> new Answer.Refused("it is moved to nowhere"));
        } catch (IllegalArgumentException e) {
            return new Answer.Refused("it is moved to nowhere");
        }
    }

    private Answer take(URI remote, OutsideReply head, InputStream body) {
        try {
            return new Answer.Kept(arrivals.take(remote, head, body));
        } catch (Refusal refusal) {
            return new Answer.Refused(refusal.reason());
        } catch (IOException e) {
            log.info("Half a file from {}: {}", remote.getHost(), e.toString());
            return new Answer.Broken();
        }
    }
}
