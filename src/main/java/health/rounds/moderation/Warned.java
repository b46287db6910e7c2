package health.rounds.moderation;

import health.rounds.platform.Durable;

/** An account is to be told by e-mail of an entry of the log. */
record Warned(long entry) implements Durable {}
