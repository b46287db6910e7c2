package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.blocklists.AllowedServers;
import health.rounds.blocklists.DomainName;
import health.rounds.blocklists.ServerBlock.Severity;
import health.rounds.blocklists.ServerBlockChange;
import health.rounds.blocklists.ServerBlocks;
import health.rounds.guard.Author;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Neighbours;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is given documents: by everybody, by those who sign, and by a community that speaks with few. */
class GateTest {
    private final OtherServer server = new OtherServer("gate" + System.nanoTime());
    private final OtherPerson carla = server.person("carla");
    private final OtherPerson dora = server.person("dora");

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void secureCommunityGivesDocumentsToThoseAloneWhoSign() {
        Community secure = Secure.COMMUNITY;
        Community.Member anna = secure.stranger();
        Post post = publish(secure, anna.id(), draft("For all", Visibility.PUBLIC));
        for (String path : List.of(
                "/users/" + anna.name(),
                "/@" + anna.name(),
                "/users/" + anna.name() + "/outbox",
                "/users/" + anna.name() + "/followers",
                "/users/" + anna.name() + "/collections/featured",
                "/users/" + anna.name() + "/posts/" + post.id(),
                "/@" + anna.name() + "/" + post.id(),
                "/users/" + anna.name() + "/posts/" + post.id() + "/activity")) {
            Fetch unsigned = Fetch.of(secure.address(path).toString());
            assertThat(unsigned.status()).as(path).isEqualTo(401);
            assertThat(unsigned.json().get("error").asString()).isNotBlank();
            Fetch signed = Fetch.by(carla, at(secure, path));
            assertThat(signed.status()).as(path).isEqualTo(200);
            assertThat(signed.header("Cache-Control")).as(path).containsExactly("no-store");
            assertThat(String.join(",", signed.header("Vary"))).as(path).contains("Signature");
            assertThat(Fetch.by(carla, dora.keys().getPrivate(), at(secure, path))
                            .status())
                    .as("signed by another key: " + path)
                    .isEqualTo(401);
        }
    }

    @Test
    void whatServersNeedToFindEachOtherStaysOpen() {
        Community secure = Secure.COMMUNITY;
        Community.Member anna = secure.stranger();
        for (String path : List.of(
                "/.well-known/webfinger?resource=acct:" + secure.handle(anna),
                "/.well-known/host-meta",
                "/.well-known/nodeinfo",
                "/nodeinfo/2.1",
                "/actor")) {
            assertThat(Fetch.of(secure.address(path).toString()).status())
                    .as(path)
                    .isEqualTo(200);
        }
        assertThat(Fetch.of(secure.address("/@" + anna.name()).toString(), Fetch.BROWSER)
                        .status())
                .as("people read on")
                .isEqualTo(200);
    }

    @Test
    void blockedServersAreGivenNothing() {
        Community secure = Secure.COMMUNITY;
        Community.Member anna = secure.stranger();
        URI actor = at(secure, "/users/" + anna.name());
        assertThat(Fetch.by(carla, actor).status()).isEqualTo(200);
        secure.part(ServerBlocks.class)
                .add(
                        DomainName.read(server.authority()).orElseThrow(),
                        new ServerBlockChange(
                                Optional.of(Severity.SUSPEND),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new Author("Admin", "admin"));
        Fetch refused = Fetch.by(carla, actor);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().get("error").asString()).isNotBlank();
    }

    @Test
    void communityThatSpeaksWithFewGivesNothingToOthers() {
        Community few = Neighbours.start("few", Map.of("ROUNDS_FEDERATION", "allow-list"));
        URI actor = at(few, "/users/" + few.stranger().name());
        assertThat(Fetch.of(few.address(actor.getPath()).toString()).status()).isEqualTo(401);
        assertThat(Fetch.by(carla, actor).status()).isEqualTo(403);
        few.part(AllowedServers.class).add(DomainName.read(server.authority()).orElseThrow());
        assertThat(Fetch.by(carla, actor).status()).isEqualTo(200);
    }

    /** CVE-2025-30741 (Pixelfed): that somebody follows lets nobody else of the same server read. */
    @Test
    void cve202530741PostForFollowersIsGivenToTheAcceptedFollowerAlone() throws Exception {
        Community here = Neighbours.here();
        Community.Member anna = here.stranger();
        Post post = publish(here, anna.id(), draft("For my followers", Visibility.FOLLOWERS));
        URI note = at(here, "/users/" + anna.name() + "/posts/" + post.id());
        assertThat(Fetch.by(carla, note).status()).isEqualTo(404);
        URI actor = at(here, "/users/" + anna.name());
        int answer = carla.letter(carla.activity("Follow", actor.toString()))
                .to(at(here, "/users/" + anna.name() + "/inbox"));
        assertThat(answer).isEqualTo(202);
        await().until(() -> here.part(RemoteAccounts.class)
                .byUri(carla.id())
                .filter(known -> here.part(Follows.class).isFollowing(known.id(), anna.id()))
                .isPresent());
        Fetch read = Fetch.by(carla, note);
        assertThat(read.ok().get("id").asString()).isEqualTo(note.toString());
        assertThat(read.header("Cache-Control")).containsExactly("no-store");
        assertThat(Fetch.by(carla, URI.create(note + "/activity")).status()).isEqualTo(200);
        assertThat(Fetch.by(dora, note).status()).as("of the same server").isEqualTo(404);
        assertThat(Fetch.by(carla, dora.keys().getPrivate(), note).status())
                .as("in her name")
                .isEqualTo(401);
        assertThat(Fetch.of(note.toString()).status()).as("unsigned").isEqualTo(404);
    }

    private static final class Secure {
        static final Community COMMUNITY = Neighbours.start("secure", Map.of("ROUNDS_SECURE_MODE", "on"));
    }

    private static URI at(Community community, String path) {
        return URI.create(community.publicUrl() + path);
    }

    private static Draft draft(String text, Visibility visibility) {
        return new Draft(text, "", false, Optional.of("en"), visibility, Optional.empty(), List.of(), Optional.empty());
    }

    private static Post publish(Community community, AccountId author, Draft draft) {
        PublishOutcome outcome = community.part(Publisher.class).publish(author, NewPost.of(draft));
        if (outcome instanceof PublishOutcome.Published published) {
            return published.post();
        }
        throw new AssertionError(outcome.toString());
    }
}
