package health.rounds.moderation;

import health.rounds.platform.Durable;

/** A member wants the server of the reported account to hear of a report, too. */
public record ReportForwarded(long report) implements Durable {}
