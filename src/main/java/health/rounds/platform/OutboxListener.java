package health.rounds.platform;

/**
 * Hears events from the {@link Outbox}: in the order in which they were written, a little after their commit, and each in one
 * transaction with whatever this listener does. One that fails holds up no other event; it is told again later.
 */
public interface OutboxListener<E extends Durable> {
    /** What waits for this listener waits under this name, so it stays the same from release to release. */
    String name();

    /** The events to hear: a record, or a sealed interface of records. */
    Class<E> events();

    /** Whether only a running server can deal with it; then a command on the terminal leaves it to the next one. */
    default boolean isForServer() {
        return false;
    }

    /** Deals with an event. What is not undone with the transaction, such as sending a mail, may happen twice. */
    void on(E event);
}
