package health.rounds.blocklists;

/** A server was blocked, or what is held against it has changed; told after the commit, in memory. */
public record ServerBlocked(ServerBlock block) {}
