package health.rounds.privacy;

/** Who signed a consent. */
public enum Signer {
    PATIENT,
    /** A parent, or who decides for the patient by law. */
    GUARDIAN,
    /** For a patient who has died. */
    NEXT_OF_KIN
}
