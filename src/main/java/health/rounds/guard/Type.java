package health.rounds.guard;

/** Kinds of identifying detail. */
public enum Type {
    NAME,
    LOCATION,
    DATE,
    AGE_OVER_89,
    PHONE,
    FAX,
    EMAIL,
    SSN,
    MRN,
    HEALTH_PLAN,
    ACCOUNT,
    LICENSE,
    VEHICLE,
    DEVICE,
    URL,
    IP,
    BIOMETRIC,
    OTHER_ID,
    QUASI_EVENT,
    QUASI_ROLE,
    QUASI_RELATION
}
