package health.rounds.mastodon;

import health.rounds.identity.Role;
import health.rounds.identity.Tokens;
import health.rounds.testkit.Community;
import java.util.Set;

/** Apps of those who run the community. */
final class AdminClient {
    private AdminClient() {}

    /** Of a new member with this role, with a token for everything. */
    static ApiClient of(Role role) {
        Community community = Community.shared();
        return ApiClient.withToken(community.adminToken(community.stranger(role)));
    }

    /** With a token for reading as administrators do, and nothing else. */
    static ApiClient reader() {
        Community community = Community.shared();
        Community.Member administrator = community.stranger(Role.ADMIN);
        return ApiClient.withToken(community.part(Tokens.class).issue(administrator.id(), Set.of("admin:read")));
    }
}
