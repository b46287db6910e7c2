package health.rounds.posts;

/** Reads handles as {@link health.rounds.text.Mention#handle} gives them. */
final class Handles {
    private Handles() {}

    /** The name before the domain. */
    static String localName(String handle) {
        int at = handle.indexOf('@');
        return at < 0 ? handle : handle.substring(0, at);
    }
}
