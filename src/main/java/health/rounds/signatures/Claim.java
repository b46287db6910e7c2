package health.rounds.signatures;

/** What a message says of its signature before the key is known. */
public sealed interface Claim permits Claim.Unsigned, SignedBy, Refused {
    /** There is no signature at all. */
    record Unsigned() implements Claim {}
}
