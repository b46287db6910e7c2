package health.rounds.web;

import health.rounds.deliveries.PostDelivery;
import health.rounds.deliveries.PostDelivery.State;
import java.util.List;
import java.util.stream.Stream;

/** What has become of a post at other servers. */
public record DeliveriesView(List<PostDelivery> servers) {
    public DeliveriesView {
        servers = List.copyOf(servers);
    }

    /** "Delivered to 12 servers, 1 is waiting, 2 failed". */
    public String summary() {
        return Stream.of(
                        count(State.DELIVERED) == 0
                                ? "Delivered to no server"
                                : "Delivered to " + Words.count(count(State.DELIVERED), "server"),
                        said(State.WAITING, "waiting"),
                        said(State.FAILED, "failed"))
                .filter(part -> !part.isEmpty())
                .reduce((one, next) -> one + ", " + next)
                .orElseThrow()
                .concat(".");
    }

    /** What failed and what waits comes first: the author may want to do something about it. */
    public List<PostDelivery> inOrder() {
        return Stream.of(State.FAILED, State.WAITING, State.DELIVERED)
                .flatMap(state -> servers.stream().filter(each -> each.state() == state))
                .toList();
    }

    /** The sign that goes with it. */
    public static String icon(State state) {
        return switch (state) {
            case DELIVERED -> "shield-check";
            case WAITING -> "hourglass-split";
            case FAILED -> "exclamation-triangle";
        };
    }

    /** In a word. */
    public static String of(State state) {
        return switch (state) {
            case DELIVERED -> "Delivered";
            case WAITING -> "Waiting";
            case FAILED -> "Failed";
        };
    }

    private String said(State state, String word) {
        return count(state) == 0 ? "" : "%,d %s".formatted(count(state), word);
    }

    private long count(State state) {
        return servers.stream().filter(each -> each.state() == state).count();
    }
}
