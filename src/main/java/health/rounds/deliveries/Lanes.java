package health.rounds.deliveries;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whose turn it is: a lane for each server that something waits for, served in turn, and places for those of its {@link Pace}. What is
 * held here can be lost; the database knows it all. For one thread.
 */
final class Lanes {
    private final Map<String, Lane> lanes = new HashMap<>();
    private final Map<Pace, Places> places = new EnumMap<>(Pace.class);

    Lanes() {
        for (Pace pace : Pace.values()) {
            places.put(pace, new Places());
        }
    }

    /** Of one pace: who waits, and how many places are taken. */
    private static final class Places {
        final NavigableSet<Lane> byTurn =
                new TreeSet<>(Comparator.comparing(Lane::turn).thenComparing(lane -> lane.host));
        int taken;
    }

    /** Those of these servers that have no lane. */
    Set<String> unknown(Set<String> hosts) {
        Set<String> unknown = new HashSet<>(hosts);
        unknown.removeAll(lanes.keySet());
        return unknown;
    }

    /** Something new is due for a server; one without a lane must be learnt of first. */
    void putForward(String host, Instant due) {
        if (lanes.containsKey(host)) {
            change(host, lane -> lane.putForward(due));
        }
    }

    /** How a server takes what is sent to it, and when something is due next. */
    void learn(String host, Standing standing) {
        if (standing.due().isPresent() || lanes.containsKey(host)) {
            change(host, lane -> lane.learn(standing));
        }
    }

    /** How many deliveries may be begun to which servers. */
    Map<String, Integer> room(Instant now) {
        Map<String, Integer> room = new HashMap<>();
        for (Pace pace : Pace.values()) {
            int free = pace.places() - of(pace).taken;
            for (Lane lane : of(pace).byTurn) {
                if (free <= 0 || lane.turn().isAfter(now)) {
                    break;
                }
                int most = Math.min(free, lane.free());
                if (most > 0) {
                    room.put(lane.host, most);
                    free -= most;
                }
            }
        }
        return room;
    }

    /** A delivery was begun; the pace is to be given back when it ends. */
    Pace begin(String host, Instant now) {
        return change(host, lane -> {
            lane.begin(now);
            of(lane.pace()).taken++;
        });
    }

    /** A delivery ended, whatever came of it. */
    void end(String host, Pace begun) {
        of(begun).taken--;
        change(host, Lane::end);
    }

    private Places of(Pace pace) {
        return Objects.requireNonNull(places.get(pace));
    }

    /** Out of the order and in again, as its place may change. */
    private Pace change(String host, Consumer<Lane> change) {
        Lane lane = lanes.computeIfAbsent(host, Lane::new);
        of(lane.pace()).byTurn.remove(lane);
        change.accept(lane);
        if (lane.isIdle()) {
            lanes.remove(host);
        } else {
            of(lane.pace()).byTurn.add(lane);
        }
        return lane.pace();
    }
}
