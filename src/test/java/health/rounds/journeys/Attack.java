package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Documents;
import health.rounds.testkit.Neighbours;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A server that lies, one that is honest, and a member here with a post; what the first tells must have no effect. */
abstract class Attack {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final Community here = Neighbours.here();
    final OtherServer evil = new OtherServer("evil");
    final OtherServer honest = new OtherServer("honest");
    Member anna;
    MemberApi annas;
    OtherPerson mallory;
    OtherPerson olaf;
    URI inbox;
    String postId;
    String postUri;

    @BeforeEach
    void meet() throws Exception {
        anna = here.stranger();
        annas = MemberApi.of(here, anna);
        int number = COUNT.incrementAndGet();
        mallory = evil.person("mallory" + number);
        olaf = honest.person("olaf" + number);
        inbox = here.publicUrl().resolve("/inbox");
        JsonNode post = annas.post("/api/v1/statuses", "status=A+post+to+be+liked");
        postId = post.get("id").asString();
        postUri = post.get("uri").asString();
    }

    @AfterEach
    void part() {
        evil.close();
        honest.close();
    }

    String annasActor() {
        return here.publicUrl() + "/users/" + anna.name();
    }

    JsonNode post() throws IOException, InterruptedException {
        return annas.get("/api/v1/statuses/" + postId);
    }

    /** Once this is counted, what was sent before it has been worked off. */
    void somebodyHonestLikes() throws Exception {
        int before = post().get("favourites_count").asInt();
        OtherPerson friend = honest.person("friend" + COUNT.incrementAndGet());
        assertThat(friend.letter(friend.activity("Like", postUri)).to(inbox)).isEqualTo(202);
        annas.waitFor(
                "/api/v1/statuses/" + postId, it -> it.get("favourites_count").asInt() > before);
    }

    void nobodyLiked() throws Exception {
        somebodyHonestLikes();
        assertThat(post().get("favourites_count").asInt()).isEqualTo(1);
    }

    /** Anna follows somebody on another server, who accepts. */
    String annaFollows(OtherPerson whom) throws Exception {
        String id = annas.account(whom.handle()).get("id").asString();
        annas.post("/api/v1/accounts/" + id + "/follow", "");
        await().until(() -> whom.home().asked("/users/" + whom.name() + "/inbox").stream()
                .anyMatch(it -> it.body().contains("\"Follow\"")));
        JsonNode follow = whom.home().asked("/users/" + whom.name() + "/inbox").stream()
                .filter(it -> it.body().contains("\"Follow\""))
                .findFirst()
                .orElseThrow()
                .json();
        whom.letter(whom.activity("Accept", follow.get("id").asString())).to(inbox);
        annas.waitFor(
                "/api/v1/accounts/relationships?id[]=" + id,
                all -> all.get(0).get("following").asBoolean());
        return id;
    }

    /** A post of somebody whom Anna follows, as it stands here. */
    JsonNode annaReads(OtherPerson author, Map<String, Object> note) throws Exception {
        assertThat(author.letter(author.activity("Create", note)).to(inbox)).isEqualTo(202);
        String uri = Documents.id(note);
        return annas.waitFor(
                        "/api/v1/timelines/home",
                        posts -> posts.findValuesAsString("uri").contains(uri))
                .valueStream()
                .filter(it -> it.get("uri").asString().equals(uri))
                .findFirst()
                .orElseThrow();
    }
}
