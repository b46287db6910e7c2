package health.rounds.timelines;

/** Whose posts a timeline of everybody's shows, by where they were written. */
public enum From {
    ANYWHERE,
    HERE,
    ELSEWHERE;

    boolean admits(boolean local) {
        return switch (this) {
            case ANYWHERE -> true;
            case HERE -> local;
            case ELSEWHERE -> !local;
        };
    }
}
