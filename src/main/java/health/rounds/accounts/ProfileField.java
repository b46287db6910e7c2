package health.rounds.accounts;

/** One line of a profile's table, such as "Hospital" and "St. Elsewhere"; both are plain text of at most 255 characters. */
public record ProfileField(String name, String value) {}
