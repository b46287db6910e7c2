package health.rounds.measures;

/** How much of something falls on one name, such as a language or an app; the name may be empty. */
public record Share(String name, long number) {}
