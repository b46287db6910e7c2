package health.rounds.deliveries;

import java.time.Instant;

/** The deliveries to one server, and when it is their turn. */
final class Lane {
    final String host;
    private Pace pace = Pace.UNSURE;
    private Instant due = Instant.MAX;
    private Instant paused = Instant.MIN;
    private Instant served = Instant.MIN;
    private int underWay;

    Lane(String host) {
        this.host = host;
    }

    Pace pace() {
        return pace;
    }

    /** Whoever was just served comes after those who wait; otherwise a server with much to be sent to would go before all others. */
    Instant turn() {
        return later(later(due, paused), served);
    }

    int free() {
        return pace.placesOfOneHost() - underWay;
    }

    boolean isIdle() {
        return underWay == 0 && due.equals(Instant.MAX);
    }

    void learn(Standing standing) {
        Health health = standing.health();
        pace = health.pace();
        paused = health.pausedUntil().orElse(Instant.MIN);
        due = standing.due().filter(any -> health.unavailableSince().isEmpty()).orElse(Instant.MAX);
    }

    void putForward(Instant to) {
        due = to.isBefore(due) ? to : due;
    }

    void begin(Instant now) {
        underWay++;
        served = now;
    }

    void end() {
        underWay--;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
