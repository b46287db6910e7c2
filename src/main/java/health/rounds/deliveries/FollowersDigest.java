package health.rounds.deliveries;

import health.rounds.accounts.AccountId;
import java.net.URI;
import java.util.Optional;

/** Knows what other servers can compare their list of a member's followers with (FEP-8fcf); a door's part. */
public interface FollowersDigest {
    /** The header this names the digest in. */
    String HEADER = "Collection-Synchronization";

    /** The value of the header, of those followers of the member who live where the inbox is, at this moment; empty where none is sent. */
    Optional<String> of(AccountId member, URI inbox);
}
