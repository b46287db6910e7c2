package health.rounds.media;

/** The id of an uploaded picture. */
public record MediaId(long value) {
    @Override
    public String toString() {
        return Long.toString(value);
    }
}
