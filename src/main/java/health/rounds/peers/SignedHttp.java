package health.rounds.peers;

import health.rounds.platform.OutsideHttp;
import health.rounds.platform.OutsideReply;
import health.rounds.platform.OutsideRequest;
import health.rounds.platform.ServerName;
import health.rounds.signatures.Dialect;
import health.rounds.signatures.Signer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Asks and tells other servers, with a signature on every request.
 *
 * <p>A server that refuses a request signed by the standard (RFC 9421) gets it once more in the draft's dialect, and which one it took is
 * remembered; one that signs by the draft itself is addressed in it from the start. All calls go through {@link OutsideHttp}, each redirect
 * again. Call from virtual threads, and never within a transaction.
 */
@Component
public final class SignedHttp {
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** What servers answer to a signature that they do not understand. */
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private static final int MOST_BYTES_OF_POST = 64 << 10;
    private static final Duration PATIENCE_OF_POST = Duration.ofSeconds(15);

    private final OutsideHttp outside;
    private final Dialects dialects;
    private final Clock clock;

    SignedHttp(OutsideHttp outside, Dialects dialects, Clock clock) {
        this.outside = outside;
        this.dialects = dialects;
        this.clock = clock;
    }

    /**
     * Fetches a document, following at most three redirects; {@code patience} is for all of it. An {@link IOException} where there is no
     * answer in time, it is longer than {@code mostBytes}, or an address must not be called.
     *
     * @param mayAsk whether this community speaks with whoever is there; asked of each place that it is led to
     */
    public Fetched get(
            Signer signer, URI address, Predicate<URI> mayAsk, String accept, int mostBytes, Duration patience)
            throws IOException {
        Deadline deadline = new Deadline(patience);
        URI place = plain(address);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            if (!mayAsk.test(place)) {
                throw new IOException("This community does not speak with " + place.getHost());
            }
            OutsideRequest request = OutsideRequest.get(place).with("Accept", accept);
            OutsideReply reply = send(signer, request, mostBytes, deadline);
            Optional<URI> next = redirect(place, reply);
            if (next.isEmpty()) {
                return new Fetched(place, reply);
            }
            place = next.get();
        }
        throw new IOException("More than %d redirects from %s".formatted(MOST_REDIRECTS, address.getHost()));
    }

    /** Sends a document, whose type stands in the headers; redirects are not followed. The same errors; an answer may be of 64 kB. */
    public OutsideReply post(Signer signer, URI inbox, byte[] body, Map<String, String> headers) throws IOException {
        OutsideRequest request = OutsideRequest.post(plain(inbox), body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        return send(signer, request, MOST_BYTES_OF_POST, new Deadline(PATIENCE_OF_POST));
    }

    private OutsideReply send(Signer signer, OutsideRequest request, int mostBytes, Deadline deadline)
            throws IOException {
        ServerName server = ServerName.of(request.address())
                .orElseThrow(() -> new IOException("Not the https address of a server with a name"));
        Dialect first = dialects.first(server);
        OutsideReply reply = send(signer, request, first, mostBytes, deadline);
        boolean isPost = request.method().equals("POST");
        boolean isRefused = REFUSALS.contains(reply.status());
        boolean isLost = false;
        if (first == Dialect.STANDARD && knowsTheDraftAlone(reply)) {
            dialects.took(server, Dialect.DRAFT);
            isLost = isPost;
        } else if (first == Dialect.STANDARD && isPost && reply.isSuccess()) {
            dialects.took(server, Dialect.STANDARD); // of a GET many servers do not look at the signature
        } else if (isRefused && !dialects.mayDiffer(server, first)) {
            return reply;
        }
        return isRefused || isLost ? sendOtherwise(signer, request, first, server, mostBytes, deadline) : reply;
    }

    private OutsideReply sendOtherwise(
            Signer signer, OutsideRequest request, Dialect first, ServerName server, int mostBytes, Deadline deadline)
            throws IOException {
        Dialect other = first == Dialect.STANDARD ? Dialect.DRAFT : Dialect.STANDARD;
        OutsideReply reply = send(signer, request, other, mostBytes, deadline);
        if (reply.isSuccess()) {
            dialects.took(server, other);
        } else if (REFUSALS.contains(reply.status())) {
            dialects.tookNeither(server);
        }
        return reply;
    }

    private OutsideReply send(Signer signer, OutsideRequest request, Dialect dialect, int mostBytes, Deadline deadline)
            throws IOException {
        Map<String, String> all = new TreeMap<>(request.headers());
        all.putAll(
                request.body().isPresent()
                        ? signer.post(dialect, request.address(), request.body().get(), clock.instant())
                        : signer.get(dialect, request.address(), clock.instant()));
        return outside.send(new OutsideRequest(
                request.method(), request.address(), all, request.body(), mostBytes, deadline.rest()));
    }

    /** snac (2.75) says 202 before it looks at the signature, and then drops what is signed by the standard. It gives its name. */
    private static boolean knowsTheDraftAlone(OutsideReply reply) {
        return reply.header("X-Creator")
                .filter(name -> name.startsWith("snac/"))
                .isPresent();
    }

    /** The address as it is called and signed: in ASCII, without what is not sent. */
    private static URI plain(URI address) {
        String text = address.toASCIIString();
        int fragment = text.indexOf('#');
        return URI.create(fragment < 0 ? text : text.substring(0, fragment));
    }

    private static Optional<URI> redirect(URI place, OutsideReply reply) {
        Optional<String> location = reply.header("Location").filter(_ -> REDIRECTS.contains(reply.status()));
        try {
            return location.map(text -> plain(place.resolve(text.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no address: the answer is what it is
        }
    }

    private static final class Deadline {
        private final long end;

        Deadline(Duration patience) {
            end = System.nanoTime() + patience.toNanos();
        }

        Duration rest() throws SocketTimeoutException {
            Duration rest = Duration.ofNanos(end - System.nanoTime());
            if (!rest.isPositive()) {
                throw new SocketTimeoutException("No answer in time");
            }
            return rest;
        }
    }
}
