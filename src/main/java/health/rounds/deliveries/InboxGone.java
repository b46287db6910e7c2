package health.rounds.deliveries;

import health.rounds.platform.Durable;

/** A server said that an inbox of its is gone for good (status 410): whoever had it will not come back. */
public record InboxGone(String inbox) implements Durable {}
