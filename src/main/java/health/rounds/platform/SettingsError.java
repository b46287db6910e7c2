package health.rounds.platform;

/** A setting that Rounds does not know or cannot read; the message names it and says what to write instead. */
public final class SettingsError extends StartError {
    private static final long serialVersionUID = 1L;

    /** The message is one line and never repeats a value that may hold a password. */
    public SettingsError(String message) {
        super(message);
    }
}
