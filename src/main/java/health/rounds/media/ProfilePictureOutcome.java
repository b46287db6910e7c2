package health.rounds.media;

/** What became of a new profile picture. */
public sealed interface ProfilePictureOutcome {
    /** It is kept under this file name, which the profile must name within a day. */
    record Stored(String file) implements ProfilePictureOutcome {}

    /** The file breaks a limit or cannot be read; nothing was stored. The reason is for the reader. */
    record Refused(String reason) implements ProfilePictureOutcome {}
}
