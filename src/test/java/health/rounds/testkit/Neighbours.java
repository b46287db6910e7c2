package health.rounds.testkit;

import java.util.HashMap;
import java.util.Map;

/**
 * Two communities that know each other only over the network: servers in this JVM with databases of their own, each with a name of its
 * own behind a {@link TlsFront}. Started by the first who asks, and shared by all tests of a run.
 */
public final class Neighbours {
    private static final Map<String, Community> RUNNING = new HashMap<>();

    private Neighbours() {}

    /** The community that tests of federation are about. */
    public static Community here() {
        return named("here");
    }

    /** The other one. */
    public static Community there() {
        return named("there");
    }

    private static synchronized Community named(String name) {
        return RUNNING.computeIfAbsent(name, it -> start(it, Map.of()));
    }

    /** A further one that decides some things otherwise, keyed as in the environment; it runs until the tests end. */
    public static Community start(String name, Map<String, String> settings) {
        var front = new TlsFront(name + TestNames.BELOW);
        Map<String, String> all = new HashMap<>(settings);
        all.put("ROUNDS_PUBLIC_URL", front.origin());
        all.put("ROUNDS_NAME", "The community " + name);
        Community community = Community.start(all);
        front.leadTo(community.address("").getPort());
        return community;
    }
}
