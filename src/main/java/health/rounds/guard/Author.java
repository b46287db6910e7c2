package health.rounds.guard;

/** Who writes; their own name is no finding. */
public record Author(String displayName, String handle) {}
