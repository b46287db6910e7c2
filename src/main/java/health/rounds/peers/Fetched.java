package health.rounds.peers;

import health.rounds.platform.OutsideReply;
import java.net.URI;

/**
 * What another server answered.
 *
 * @param address the one that answered, after all redirects and without a fragment: what is in the answer may speak for its server only
 */
public record Fetched(URI address, OutsideReply reply) {}
