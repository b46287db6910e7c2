package health.rounds.emojis;

/** There are other emoji than before; told once memory has them (it concerns caches only, so it is not kept in the outbox). */
public record EmojisChanged() {}
