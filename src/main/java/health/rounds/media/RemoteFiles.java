package health.rounds.media;

import health.rounds.blocklists.DomainName;
import health.rounds.blocklists.ServerBlocked;
import health.rounds.blocklists.ServerBlocks;
import health.rounds.platform.OutsideHttp;
import health.rounds.platform.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The front door to pictures and videos that lie on other servers: fetches one when somebody here first looks at it, keeps a copy for
 * some days within a quota, and hands it out under the paths that {@link MediaPaths} makes.
 *
 * <p>What is refused is decided by the server of the account that has the file as well as by the one on which it lies.
 *
 * <p>All who want a file at the same time wait for one fetch, and so does the other server.
 */
@Component
public class RemoteFiles {
    private final MediaPaths paths;
    private final RemoteLimits limits;
    private final RemoteFolder folder;
    private final RemoteFetch fetch;
    private final FileOwners owners;
    private final Predicate<String> refusesServer;
    private final String ours;
    private final ConcurrentMap<URI, FutureTask<RemoteOutcome>> underWay = new ConcurrentHashMap<>();

    @Autowired
    RemoteFiles(
            MediaPaths paths,
            OutsideHttp http,
            FileOwners owners,
            ServerBlocks blocks,
            Settings settings,
            Clock clock) {
        this(
                paths,
                http,
                RemoteLimits.load(settings),
                settings,
                owners,
                host -> DomainName.read(host).map(blocks::rejectsMedia).orElse(true),
                clock);
    }

    RemoteFiles(
            MediaPaths paths,
            OutsideHttp http,
            RemoteLimits limits,
            Settings settings,
            FileOwners owners,
            Predicate<String> refusesServer,
            Clock clock) {
        Path root = settings.data().resolve("remote-media");
        this.paths = paths;
        this.limits = limits;
        this.owners = owners;
        this.refusesServer = refusesServer;
        this.ours = settings.publicUrl().getAuthority();
        this.folder = new RemoteFolder(root, clock);
        this.fetch = new RemoteFetch(http, new RemoteArrivals(folder, limits), limits, this::mayNotBeAsked, clock);
    }

    /** The file behind a path of {@link MediaPaths}; the first who asks waits for the other server, so call from a virtual thread. */
    public RemoteOutcome open(String signature, String address) {
        return paths.remote(signature, address)
                .filter(remote -> remote.getHost() != null)
                .<RemoteOutcome>map(this::open)
                .orElseGet(RemoteOutcome.Never::new);
    }

    /**
     * A copy that is kept here now.
     *
     * @param bytes of the file
     */
    public record Kept(Instant fetched, long bytes) {}

    /**
     * The copies of what the accounts of a server have in posts and on their profiles.
     *
     * @param server as {@link health.rounds.platform.ServerName} has it
     */
    public List<Kept> keptOf(String server) {
        return owners.filesOf(server).stream()
                .filter(file -> file.getHost() != null)
                .flatMap(file -> folder.kept(file).stream())
                .toList();
    }

    private RemoteOutcome open(URI remote) {
        return kept(remote).orElseGet(() -> fetchOnce(remote));
    }

    private Optional<RemoteOutcome> kept(URI remote) {
        return folder.find(remote).map(RemoteOutcome.Here::new);
    }

    private RemoteOutcome fetchOnce(URI remote) {
        FutureTask<RemoteOutcome> mine = new FutureTask<>(() -> kept(remote).orElseGet(() -> fetchAndKeep(remote)));
        FutureTask<RemoteOutcome> first = underWay.putIfAbsent(remote, mine);
        if (first == null) {
            try {
                mine.run();
            } finally {
                underWay.remove(remote, mine);
            }
        }
        try {
            return (first == null ? mine : first).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RemoteOutcome.NotNow();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Could not fetch a file of " + remote.getHost(), e);
        }
    }

    private RemoteOutcome fetchAndKeep(URI remote) {
        if (isOfRefused(remote)) {
            return new RemoteOutcome.Never();
        }
        RemoteOutcome outcome = fetch.fetch(remote);
        if (outcome instanceof RemoteOutcome.Here
                && (refusesServer.test(RemoteFolder.server(remote)) || isOfRefused(remote))) {
            sweep(); // it was blocked meanwhile
            return new RemoteOutcome.Never();
        }
        if (folder.bytes() > limits.quota()) {
            sweep();
        }
        return outcome;
    }

    /** Whether all who have the file are of servers that are refused, wherever it lies. */
    private boolean isOfRefused(URI remote) {
        Set<String> servers = owners.serversOf(remote);
        return !servers.isEmpty() && servers.stream().allMatch(refusesServer);
    }

    /** Our own addresses would make this server wait for itself. */
    private boolean mayNotBeAsked(URI address) {
        return address.getHost() == null
                || ours.equalsIgnoreCase(address.getRawAuthority())
                || refusesServer.test(RemoteFolder.server(address));
    }

    /** What is refused from now on goes at once, and not only with the next sweep. */
    @EventListener
    void drop(ServerBlocked blocked) {
        Thread.ofVirtual().name("drop-remote-media").start(this::sweep);
    }

    /** Deletes what is too old, too much, refused or half fetched. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT1H")
    void sweep() {
        owners.filesOf(refusesServer, file -> {
            if (file.getHost() != null) {
                folder.drop(file);
            }
        });
        folder.sweep(limits.kept(), limits.quota(), refusesServer);
    }
}
