package health.rounds.mastodon;

import health.rounds.identity.Role;
import health.rounds.identity.Tokens;
import health.rounds.testkit.Community;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Apps of those who run the community. */
final class AdminClient {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private AdminClient() {}

    /** Of a new member with this role, with a token for everything. */
    static ApiClient of(Role role) {
        Community community = Community.shared();
        Community.Member member = community.join(
                role.name().toLowerCase(Locale.ROOT) + COUNT.incrementAndGet() + "_"
                        + ProcessHandle.current().pid(),
                role);
        return ApiClient.withToken(
                community.part(Tokens.class).issue(member.id(), Set.of("read", "write", "admin:read", "admin:write")));
    }

    /** With a token for reading as administrators do, and nothing else. */
    static ApiClient reader() {
        Community community = Community.shared();
        Community.Member member = community.join(
                "reader" + COUNT.incrementAndGet() + "_"
                        + ProcessHandle.current().pid(),
                Role.ADMIN);
        return ApiClient.withToken(community.part(Tokens.class).issue(member.id(), Set.of("admin:read")));
    }
}
