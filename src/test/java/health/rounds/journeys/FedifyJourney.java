package health.rounds.journeys;

import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Neighbours;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** Members here and people on a server that Fedify runs, who meet anew in each test. */
abstract class FedifyJourney {
    static final AtomicInteger COUNT = new AtomicInteger();

    static FedifyPeer fedify;

    final Community here = Neighbours.here();
    Member anna;
    MemberApi annas;
    String fiona;

    @BeforeAll
    static void start() throws Exception {
        fedify = FedifyPeer.start("fedify", FedifyPeer.Knock.RFC9421);
    }

    @AfterAll
    static void stop() {
        if (fedify != null) {
            fedify.close();
        }
    }

    @BeforeEach
    void meet() throws Exception {
        anna = here.stranger();
        annas = MemberApi.of(here, anna);
        fiona = "fiona" + COUNT.incrementAndGet();
        fedify.join(fiona);
    }

    String annasActor() {
        return here.publicUrl() + "/users/" + anna.name();
    }

    String follow(String name) throws Exception {
        String id = annas.account(fedify.handle(name)).get("id").asString();
        annas.post("/api/v1/accounts/" + id + "/follow", "");
        annas.waitFor(
                "/api/v1/accounts/relationships?id[]=" + id,
                all -> all.get(0).get("following").asBoolean());
        return id;
    }

    void beFollowed() throws Exception {
        fedify.does("follow", Map.of("by", fiona, "whom", "@" + here.handle(anna)));
        fedify.hears("Accept", it -> it.toString().contains("/users/" + fiona + "#"));
    }

    String fionaPosts(String text) throws Exception {
        return fedify.text("post", Map.of("by", fiona, "text", "<p>" + text + "</p>"));
    }

    JsonNode annaReads(String uri) {
        return annas.waitFor(
                        "/api/v1/timelines/home",
                        posts -> posts.findValuesAsString("uri").contains(uri))
                .valueStream()
                .filter(post -> post.get("uri").asString().equals(uri))
                .findFirst()
                .orElseThrow();
    }

    JsonNode annaIsTold(String type) {
        return annas.waitFor("/api/v1/notifications?types[]=" + type, notices -> !notices.isEmpty())
                .get(0);
    }

    static boolean about(JsonNode activity, String object) {
        JsonNode value = activity.path("object");
        return object.equals(
                value.isString() ? value.asString() : value.path("id").asString(""));
    }

    JsonNode look(String address, String by) throws Exception {
        return fedify.does("look", by.isEmpty() ? Map.of("address", address) : Map.of("address", address, "by", by));
    }
}
