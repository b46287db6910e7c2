package health.rounds.blocklists;

import java.time.Instant;

/** A domain on a list, which stands for all below it too. */
public record ListedDomain(long id, DomainName domain, Instant createdAt) {}
