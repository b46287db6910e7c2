package health.rounds.testkit;

import health.rounds.RoundsServer;
import health.rounds.accounts.AccountId;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Tokens;
import health.rounds.identity.Users;
import health.rounds.platform.TestPostgres;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One running server for all tests of a run, with the cast: anna (cardiologist, approves nobody by hand), ben (resident), dora (blocked by
 * anna). A test that would disturb others signs up somebody of its own.
 */
public final class Community {
    /** The password of the whole cast. */
    public static final String PASSWORD = "correct horse battery";

    private static final Set<String> ALL_SCOPES = Set.of("read", "write", "follow", "push");

    /** To this community the rest of the world is this machine. */
    private static final Map<String, String> OUTSIDE = Map.of(
            "ROUNDS_ALLOW_PRIVATE_ADDRESSES",
            "127.0.0.1",
            "ROUNDS_EXTRA_CA",
            TlsServer.certificate().toString());

    private static final AtomicInteger COUNT = new AtomicInteger();

    private static @Nullable Community shared;

    private final RoundsServer server;

    private Community(RoundsServer server) {
        this.server = server;
    }

    /** The server of this run; started by the first who asks. */
    public static synchronized Community shared() {
        Community running = shared == null ? start(Map.of()) : shared;
        shared = running;
        return running;
    }

    /** A further server on a database of its own, with some settings of its own. */
    static Community start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(OUTSIDE);
        all.putAll(settings);
        return new Community(RoundsServer.start(TestPostgres.settings(all)));
    }

    /** A module's front door. */
    public <T> T part(Class<T> type) {
        return server.part(type);
    }

    /** The address of a path on the server. */
    public URI address(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    /** Scheme, name and port under which others know it. */
    public URI publicUrl() {
        return server.settings().publicUrl();
    }

    /** How a member is called elsewhere, such as {@code anna@here.example.net:8443}. */
    public String handle(Member member) {
        return member.name() + "@" + publicUrl().getRawAuthority();
    }

    /** Somebody of the cast; joins at first mention. */
    public Member member(String name) {
        return part(Users.class)
                .byUsername(name)
                .map(user -> new Member(user.account(), user.username(), user.email()))
                .orElseGet(() -> join(name, Role.MEMBER));
    }

    /** Somebody whom no other test knows. */
    public Member stranger() {
        return join(
                "member" + COUNT.incrementAndGet() + "_"
                        + ProcessHandle.current().pid(),
                Role.MEMBER);
    }

    /** A new member with a role. */
    public Member join(String name, Role role) {
        var user = part(Users.class)
                .create(new NewUser(name, name, name + "@example.org", Optional.of(PASSWORD), role, true, true))
                .user();
        return new Member(user.account(), user.username(), user.email());
    }

    /** A token with all scopes. */
    public String token(Member member) {
        return part(Tokens.class).issue(member.id(), ALL_SCOPES);
    }

    /** A token for moderators' tools. */
    public String adminToken(Member member) {
        return part(Tokens.class).issue(member.id(), Set.of("read", "write", "admin:read", "admin:write"));
    }

    /** Somebody with a role whom no other test knows. */
    public Member stranger(Role role) {
        return join(
                "staff" + COUNT.incrementAndGet() + "_"
                        + ProcessHandle.current().pid(),
                role);
    }

    /** Somebody who signs in here with {@link #PASSWORD}. */
    public record Member(AccountId id, String name, String email) {}
}
