package health.rounds.signatures;

/** The ways to sign a request that servers understand. */
public enum Dialect {
    /** RFC 9421 with digests of RFC 9530. */
    STANDARD,
    /** draft-cavage-http-signatures-12, which older servers know alone. */
    DRAFT
}
