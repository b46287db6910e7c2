package health.rounds.platform;

/**
 * An event that outlives the process: published inside a transaction, it is written to the {@link Outbox} with what caused it, and
 * told to its {@link OutboxListener}s afterwards. A record of ids, which Jackson writes and reads.
 */
public interface Durable {}
