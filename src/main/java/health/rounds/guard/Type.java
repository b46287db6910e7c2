package health.rounds.guard;

/** What a finding could reveal: the eighteen kinds of 45 CFR 164.514(b)(2)(i), and three soft kinds that identify in combination. */
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
    QUASI_RELATION;

    boolean isSoft() {
        return this == QUASI_EVENT || this == QUASI_ROLE || this == QUASI_RELATION;
    }
}
