package health.rounds.web;

import health.rounds.deliveries.Server;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Servers that are sent to.
 *
 * @param all whether these are all, or those in trouble
 * @param after the name after which the next ones come
 */
public record ServersView(List<Server> servers, boolean all, Optional<String> after, Instant now) {
    public ServersView {
        servers = List.copyOf(servers);
    }

    /** Which of the two lists. */
    public String show() {
        return all ? "all" : "trouble";
    }

    /** How we deal with a server, in a sentence. */
    public String of(Server server) {
        return switch (server.state()) {
            case UNAVAILABLE ->
                "Unavailable since %s: nothing is sent to it until something comes from it."
                        .formatted(server.since().map(Words::day).orElse(""));
            case PAUSED ->
                "Paused: left alone for another %s."
                        .formatted(server.since()
                                .map(until -> Words.until(until, now))
                                .orElse(""));
            case AVAILABLE ->
                server.failures() == 0
                        ? "Available"
                        : "Available, but it failed the last %s.".formatted(Words.count(server.failures(), "time"));
        };
    }

    /** The sign that goes with it. */
    public static String icon(Server server) {
        return switch (server.state()) {
            case UNAVAILABLE -> "exclamation-triangle";
            case PAUSED -> "hourglass-split";
            case AVAILABLE -> server.failures() == 0 ? "shield-check" : "exclamation-triangle";
        };
    }

    /** Whether there is anything to try again. */
    public static boolean mayTryAgain(Server server) {
        return server.waiting() > 0 || server.state() != Server.State.AVAILABLE;
    }
}
