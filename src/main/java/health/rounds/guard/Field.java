package health.rounds.guard;

/** Where a piece of text will stand; the guard judges a file name or a profile differently from a post. */
public enum Field {
    TEXT,
    CONTENT_WARNING,
    ALT_TEXT,
    POLL_OPTION,
    /** Never published; only a name beside an identifier, a national number, a phone or an e-mail address holds it. */
    FILE_NAME,
    /** Read off a picture; a label is context enough there. */
    PICTURE_TEXT,
    /** The owner's own name; their own data is theirs to publish. */
    PROFILE_NAME,
    /** The owner's own description and fields; only what points to a patient is a finding. */
    PROFILE_TEXT;

    boolean isProfile() {
        return this == PROFILE_NAME || this == PROFILE_TEXT;
    }
}
