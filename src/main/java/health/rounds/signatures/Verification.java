package health.rounds.signatures;

/** What a signature proves. */
public sealed interface Verification permits Verification.Verified, Refused {
    /** Whoever has the private part of this key has signed. */
    record Verified(String keyId) implements Verification {}
}
