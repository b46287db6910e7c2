package health.rounds.guard;

/** Where a text would appear. */
public enum Field {
    TEXT,
    CONTENT_WARNING,
    ALT_TEXT,
    POLL_OPTION,
    FILE_NAME,
    PROFILE_NAME,
    PROFILE_TEXT
}
