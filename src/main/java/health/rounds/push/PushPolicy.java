package health.rounds.push;

/** Whose acts are pushed. */
public enum PushPolicy {
    ALL,
    /** Those of people whom the member follows. */
    FOLLOWED,
    /** Those of people who follow the member. */
    FOLLOWER,
    NONE
}
