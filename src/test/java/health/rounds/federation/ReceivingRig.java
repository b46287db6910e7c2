package health.rounds.federation;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.blocklists.Peering;
import health.rounds.posts.Post;
import health.rounds.posts.Posts;
import health.rounds.posts.Quotes;
import health.rounds.posts.RemotePosts;
import health.rounds.posts.Replies;
import health.rounds.posts.Uris;
import health.rounds.publishing.PostRights;
import health.rounds.publishing.Receiver;
import health.rounds.testkit.Community;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The community of the run, to which the rest of the world is what {@link OtherServers} was told. */
final class ReceivingRig implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Community community;
    final OtherServers others;
    final Clock clock;
    final Posts posts;
    final ReceivedDocuments documents;
    final Lookups lookups;
    final Actors actors;
    final PostsReceived received;
    final ThreadFetcher threads;
    final StaleProfiles stale;
    final Acts acts;

    ReceivingRig() {
        this(Community.shared());
    }

    /** With another community than the one that most tests share. */
    ReceivingRig(Community community) {
        this.community = community;
        others = new OtherServers();
        clock = community.part(Clock.class);
        posts = community.part(Posts.class);
        documents = community.part(ReceivedDocuments.class);
        lookups = new Lookups(others, documents, community.part(Peering.class), clock);
        actors = new Actors(
                community.part(Uris.class),
                community.part(Accounts.class),
                community.part(RemoteAccounts.class),
                lookups,
                community.part(Peering.class));
        received = new PostsReceived(
                community.part(Uris.class),
                actors,
                lookups,
                posts,
                community.part(RemotePosts.class),
                community.part(Receiver.class),
                community.part(Quotes.class),
                new AnswersReceived(community.part(Replies.class), new Approvals(actors, lookups)),
                new Approvals(actors, lookups),
                community.part(PostRights.class),
                community.part(Follows.class),
                community.part(InboxStore.class),
                community.part(Peering.class),
                clock);
        threads = new ThreadFetcher(lookups, received, posts, community.part(Receiver.class), clock);
        stale = new StaleProfiles(actors, community.part(RemoteAccounts.class), clock);
        acts = new Acts(
                documents,
                community.part(Proofs.class),
                lookups,
                actors,
                received,
                community.part(FollowsReceived.class),
                community.part(ReactionsReceived.class),
                community.part(ProfilesReceived.class),
                community.part(RequestsReceived.class),
                threads,
                stale,
                community.part(Forwarding.class),
                community.part(GroupsReceived.class),
                clock);
    }

    /** A server that no other test knows, with somebody at {@code /u}. */
    String server() {
        String host = "t%d.rig%d.example"
                .formatted(COUNT.incrementAndGet(), ProcessHandle.current().pid());
        String server = "https://" + host;
        others.actor(server + "/u", "carla").finger(host, "carla@" + host, "carla@" + host, server + "/u");
        return server;
    }

    ReceivedNote read(String json) {
        return (ReceivedNote) documents.read(json.getBytes(StandardCharsets.UTF_8));
    }

    Optional<Post> known(String iri) {
        return received.known(Iri.parse(iri).orElseThrow());
    }

    @Override
    public void close() {
        threads.close();
        stale.close();
    }
}
