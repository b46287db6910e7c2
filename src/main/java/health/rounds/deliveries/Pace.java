package health.rounds.deliveries;

/**
 * How soon a server answers. Each pace has places of its own, so that whatever many slow and dead servers do, those that answer get what
 * is for them at once.
 */
enum Pace {
    /** Answered within two seconds. */
    BRISK(32, 4),
    /** Answered, but later. */
    SLOW(16, 1),
    /** Failed the last time, or was never tried. */
    UNSURE(16, 1);

    private final int places;
    private final int placesOfOneHost;

    Pace(int places, int placesOfOneHost) {
        this.places = places;
        this.placesOfOneHost = placesOfOneHost;
    }

    /** How many deliveries may be under way at once. */
    int places() {
        return places;
    }

    /** How many of them to one server. */
    int placesOfOneHost() {
        return placesOfOneHost;
    }
}
