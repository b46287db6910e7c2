package health.rounds.signatures;

/** There is a signature, but it proves nothing. */
public record Refused(Flaw flaw) implements Claim, Verification {}
