package health.rounds.platform;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What another server is asked.
 *
 * @param method such as {@code GET}
 * @param headers by name; that of the host is added
 * @param body what is sent; its type stands in the headers
 * @param mostBytes how much of an answer is read; a longer one is a failure
 * @param patience how long it may all take
 */
@SuppressWarnings("ArrayRecordComponent") // written once to the network and never compared
public record OutsideRequest(
        String method,
        URI address,
        Map<String, String> headers,
        Optional<byte[]> body,
        int mostBytes,
        Duration patience) {
    private static final int USUAL_BYTES = 1 << 20;
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

    public OutsideRequest {
        headers = Map.copyOf(headers);
    }

    /** Asks for a document of a megabyte at most within ten seconds. */
    public static OutsideRequest get(URI address) {
        return new OutsideRequest("GET", address, Map.of(), Optional.empty(), USUAL_BYTES, USUAL_PATIENCE);
    }

    /** Sends a document; the same limits. */
    public static OutsideRequest post(URI address, byte[] body) {
        return new OutsideRequest("POST", address, Map.of(), Optional.of(body), USUAL_BYTES, USUAL_PATIENCE);
    }

    /** The same with one more header. */
    public OutsideRequest with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new OutsideRequest(method, address, more, body, mostBytes, patience);
    }

    /** The same with other limits. */
    public OutsideRequest within(int bytes, Duration time) {
        return new OutsideRequest(method, address, headers, body, bytes, time);
    }
}
