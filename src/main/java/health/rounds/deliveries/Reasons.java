package health.rounds.deliveries;

import health.rounds.deliveries.Outcome.Delivered;
import health.rounds.deliveries.Outcome.Postponed;
import health.rounds.deliveries.Outcome.Refused;
import health.rounds.platform.OutsideReply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says what an answer, or none, means for a delivery, in words that its author understands. */
final class Reasons {
    static final String UNAVAILABLE = "The server has not been reachable for days, so nothing is sent to it.";
    static final String WAITED_TOO_LONG = "It waited for seven days.";
    static final String KEPT_OUT = "This community sends nothing to that server.";
    static final String OUR_FAULT = "Something went wrong here, not at the server.";

    /** Servers ask for minutes; one that asked for a year would lose everything that waits for it. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    /** For one that is busy and does not say for how long. */
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);

    private Reasons() {}

    static Outcome of(OutsideReply reply, Instant now) {
        int status = reply.status();
        if (reply.isSuccess()) {
            return new Delivered();
        }
        return switch (status) {
            // Both dialects of signatures were tried; it may have been unable to fetch our key just now.
            case 401 -> new Postponed("The server does not accept our signature (401).", false, Optional.empty());
            case 403 -> new Refused("The server does not want to hear from here (403).", false);
            case 404 -> new Refused("The server knows no such inbox (404).", false);
            case 410 -> new Refused("The account or its inbox is gone (410).", true);
            case 413 -> new Refused("The post is too long for the server (413).", false);
            case 429 ->
                new Postponed(
                        "The server asks for patience (429).",
                        false,
                        Optional.of(pause(reply, now).orElse(USUAL_PAUSE)));
            case 503 -> new Postponed("The server is busy or being looked after (503).", true, pause(reply, now));
            case 408 -> new Postponed("The server was too slow (408).", true, Optional.empty());
            case 501 -> new Refused("The server cannot receive posts (501).", false);
            default -> other(status);
        };
    }

    static Outcome of(IOException failure) {
        String reason = switch (failure) {
            case UnknownHostException _ -> "The server’s name leads nowhere.";
            case SocketTimeoutException _ -> "The server did not answer in time.";
            case SSLException _ -> "There is no secure connection to the server.";
            case ConnectException _ -> "The server cannot be reached.";
            case NoRouteToHostException _ -> "The server cannot be reached.";
            default -> "The server gave no proper answer.";
        };
        return new Postponed(reason, true, Optional.empty());
    }

    private static Outcome other(int status) {
        return switch (status / 100) {
            case 5 -> new Postponed("Something is wrong at the server (%d).".formatted(status), true, Optional.empty());
            case 4 -> new Refused("The server refuses it (%d).".formatted(status), false);
            default ->
                new Refused("The server answered with something else than yes or no (%d).".formatted(status), false);
        };
    }

    private static Optional<Duration> pause(OutsideReply reply, Instant now) {
        return reply.retryAfter(now).map(asked -> asked.compareTo(LONGEST_PAUSE) < 0 ? asked : LONGEST_PAUSE);
    }
}
