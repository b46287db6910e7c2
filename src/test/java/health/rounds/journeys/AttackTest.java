package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Documents;
import health.rounds.testkit.Letter;
import health.rounds.testkit.Neighbours;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import health.rounds.testkit.TestNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What others were hurt by, each by its number where it has one: a server that lies gets nothing done here. */
class AttackTest {
    private static final int UNAUTHORIZED = 401;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Community here = Neighbours.here();
    private final OtherServer evil = new OtherServer("evil");
    private final OtherServer honest = new OtherServer("honest");
    private Member anna;
    private MemberApi annas;
    private OtherPerson mallory;
    private OtherPerson olaf;
    private URI inbox;
    private String postId;
    private String postUri;

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

    private String annasActor() {
        return here.publicUrl() + "/users/" + anna.name();
    }

    private JsonNode post() throws IOException, InterruptedException {
        return annas.get("/api/v1/statuses/" + postId);
    }

    /** Once this is counted, what was sent before it has been worked off. */
    private void somebodyHonestLikes() throws Exception {
        int before = post().get("favourites_count").asInt();
        OtherPerson friend = honest.person("friend" + COUNT.incrementAndGet());
        assertThat(friend.letter(friend.activity("Like", postUri)).to(inbox)).isEqualTo(202);
        annas.waitFor(
                "/api/v1/statuses/" + postId, it -> it.get("favourites_count").asInt() > before);
    }

    private void nobodyLiked() throws Exception {
        somebodyHonestLikes();
        assertThat(post().get("favourites_count").asInt()).isEqualTo(1);
    }

    /** Anna follows somebody on another server, who accepts. */
    private String annaFollows(OtherPerson whom) throws Exception {
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
    private JsonNode annaReads(OtherPerson author, Map<String, Object> note) throws Exception {
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

    // Signatures

    @Test
    void forgedSignatureIsRefused() throws Exception {
        Map<String, Object> like = olaf.activity("Like", postUri);
        Letter withOthersKey =
                olaf.letter(like).withKey(olaf.keyId(), mallory.keys().getPrivate());
        assertThat(withOthersKey.to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(withOthersKey.asRfc9421().to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(olaf.letter(like).with("signature", List.of("keyId=\"x\"")).to(inbox))
                .isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    @Test
    void whatIsSignedByOneCannotBeSaidByAnother() throws Exception {
        Letter inOlafsName = mallory.letter(olaf.activity("Like", postUri));
        assertThat(inOlafsName.to(inbox)).isNotEqualTo(500);
        assertThat(inOlafsName.asRfc9421().to(inbox)).isNotEqualTo(500);
        nobodyLiked();
    }

    @Test
    void sameActivityCountsOnce() throws Exception {
        String alone = "users/olaf/activities/one";
        Map<String, Object> boost =
                Documents.with(olaf.activity("Announce", postUri), Map.of("id", honest.origin() + "/" + alone));
        assertThat(olaf.letter(boost).to(inbox)).isEqualTo(202);
        assertThat(olaf.letter(boost).to(inbox)).isEqualTo(202);
        somebodyHonestLikes();
        assertThat(post().get("reblogs_count").asInt()).isEqualTo(1);
    }

    @Test
    void requestIsNotBelievedOutsideItsTime() throws Exception {
        Map<String, Object> like = olaf.activity("Like", postUri);
        for (Duration off : List.of(Duration.ofDays(-2), Duration.ofDays(2))) {
            Letter stale = olaf.letter(like).dated(Instant.now().plus(off));
            assertThat(stale.to(inbox)).isEqualTo(UNAUTHORIZED);
            assertThat(stale.asRfc9421().to(inbox)).isEqualTo(UNAUTHORIZED);
        }
        nobodyLiked();
    }

    @Test
    void requestToAnotherServerIsNotBelievedHere() throws Exception {
        URI elsewhere = URI.create("https://there" + TestNames.BELOW + "/inbox");
        Letter like = olaf.letter(olaf.activity("Like", postUri));
        assertThat(like.sealedFor(elsewhere).to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(like.asRfc9421().sealedFor(elsewhere).to(inbox)).isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    /** Misskey: a digest that was missing, or not covered by the signature, left the body to the sender. */
    @Test
    void cve_2026_28432_bodyIsCoveredByTheSignature() throws Exception {
        Map<String, Object> harmless = olaf.activity("Travel", postUri);
        Map<String, Object> like = olaf.activity("Like", postUri);
        Letter letter = olaf.letter(harmless);
        assertThat(letter.exchangedFor(like).to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(letter.asRfc9421().exchangedFor(like).to(inbox)).isEqualTo(UNAUTHORIZED);
        List<String> withoutDigest = List.of("(request-target)", "host", "date");
        assertThat(olaf.letter(like).covering(withoutDigest).to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(olaf.letter(like)
                        .asRfc9421()
                        .covering(List.of("@method", "@target-uri"))
                        .to(inbox))
                .isEqualTo(UNAUTHORIZED);
        String right = olaf.letter(like).sealedFor(inbox).header("digest");
        String other = olaf.letter(harmless).sealedFor(inbox).header("digest");
        assertThat(letter.exchangedFor(like)
                        .with("digest", List.of(other, right))
                        .to(inbox))
                .isEqualTo(UNAUTHORIZED);
        assertThat(olaf.letter(like).covering(List.of("date", "digest")).to(inbox))
                .isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    @Test
    void keyOfAnotherServerDoesNotSpeakForItsPeople() throws Exception {
        // Mallory's server serves a key that says it is Olaf's.
        String keyId = evil.serve(
                "/keys/olaf",
                Map.of(
                        "id", evil.origin() + "/keys/olaf",
                        "owner", olaf.id(),
                        "publicKeyPem", OtherPerson.pem(mallory.keys())));
        Letter like = olaf.letter(olaf.activity("Like", postUri))
                .withKey(keyId, mallory.keys().getPrivate());
        assertThat(like.to(inbox)).isEqualTo(UNAUTHORIZED);
        assertThat(like.asRfc9421().to(inbox)).isEqualTo(UNAUTHORIZED);
        nobodyLiked();
    }

    // Who may say what

    @Test
    void followIsOnlyUndoneByWhoFollows() throws Exception {
        Map<String, Object> follow = olaf.activity("Follow", annasActor());
        assertThat(olaf.letter(follow).to(inbox)).isEqualTo(202);
        annas.waitFor("/api/v1/notifications?types[]=follow", it -> !it.isEmpty());
        mallory.letter(mallory.activity("Undo", follow)).to(inbox);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/accounts/verify_credentials")
                        .get("followers_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void acceptOfAFollowThatWasNeverAskedMeansNothing() throws Exception {
        String id = annas.account(mallory.handle()).get("id").asString();
        mallory.letter(mallory.activity(
                        "Accept",
                        Map.of(
                                "id",
                                annasActor() + "#follows/1",
                                "type",
                                "Follow",
                                "actor",
                                annasActor(),
                                "object",
                                mallory.id())))
                .to(inbox);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/accounts/relationships?id[]=" + id)
                        .get(0)
                        .get("following")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void acceptByAnotherThanTheFollowedMeansNothing() throws Exception {
        String id = annas.account(olaf.handle()).get("id").asString();
        annas.post("/api/v1/accounts/" + id + "/follow", "");
        String path = "/users/" + olaf.name() + "/inbox";
        await().until(() -> !honest.asked(path).isEmpty());
        mallory.letter(mallory.activity("Accept", honest.asked(path).getFirst().json()))
                .to(inbox);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/accounts/relationships?id[]=" + id)
                        .get(0)
                        .get("following")
                        .asBoolean())
                .isFalse();
    }

    // Known failures of others, by their numbers

    /** Mastodon: a document was taken as coming from the host that was asked, though a redirect had led elsewhere. */
    @Test
    void cve_2024_23832_originIsTheAddressThatAnswered() throws Exception {
        evil.serve("/fake", Documents.with(mallory.document(), Map.of("id", olaf.id())));
        honest.redirect("/users/" + olaf.name(), evil.origin() + "/fake");
        Letter forged = olaf.letter(olaf.activity("Like", postUri))
                .withKey(olaf.keyId(), mallory.keys().getPrivate());
        assertThat(forged.to(inbox)).isEqualTo(UNAUTHORIZED);
        String note = evil.serve(
                "/notes/as-olaf",
                Map.of(
                        "id",
                        honest.origin() + "/notes/as-olaf",
                        "type",
                        "Note",
                        "attributedTo",
                        olaf.id(),
                        "content",
                        "<p>forged</p>",
                        "to",
                        List.of(Documents.PUBLIC)));
        assertThat(annas.get("/api/v2/search?resolve=true&q=" + note).get("statuses"))
                .isEmpty();
        nobodyLiked();
    }

    /** Mastodon, Akkoma: an upload was served in a way that made it a document of its server. */
    @Test
    void cve_2024_25623_onlyDocumentsOfTheRightTypeAreBelieved() throws Exception {
        for (String type :
                List.of("image/png", "text/plain", "text/html", "application/octet-stream", "application/json")) {
            String path = "/media/" + type.replace('/', '-');
            String address = honest.serve(
                    path,
                    type,
                    Documents.withContext(Map.of(
                            "id",
                            honest.origin() + path,
                            "type",
                            "Note",
                            "attributedTo",
                            olaf.id(),
                            "content",
                            "<p>uploaded</p>",
                            "to",
                            List.of(Documents.PUBLIC))));
            assertThat(annas.get("/api/v2/search?resolve=true&q=" + address).get("statuses"))
                    .as(type)
                    .isEmpty();
        }
    }

    /** Mastodon: a poll could have any number of options. */
    @Test
    void cve_2026_23962_pollHasSoManyOptionsAndNoMore() throws Exception {
        annaFollows(olaf);
        Map<String, Object> question = Documents.with(
                olaf.note("Which?"),
                Map.of(
                        "type",
                        "Question",
                        "oneOf",
                        IntStream.range(0, 10_000)
                                .mapToObj(i -> Map.of("type", "Note", "name", "Option " + i))
                                .toList()));
        olaf.letter(olaf.activity("Create", question)).to(inbox);
        annaReads(olaf, olaf.note("Afterwards"));
        for (JsonNode post : annas.get("/api/v1/timelines/home")) {
            assertThat(post.path("poll").path("options").size()).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void tooMuchIsRefusedOrCutShort() throws Exception {
        Map<String, Object> big = Documents.with(olaf.note("x".repeat(1_200_000)), Map.of());
        assertThat(olaf.letter(olaf.activity("Create", big)).to(inbox)).isIn(400, 413);
        List<Map<String, String>> tags =
                Collections.nCopies(10_000, Map.of("type", "Hashtag", "name", "#a", "href", honest.origin() + "/a"));
        annaFollows(olaf);
        olaf.letter(olaf.activity("Create", Documents.with(olaf.note("Many tags"), Map.of("tag", tags))))
                .to(inbox);
        annaReads(olaf, olaf.note("Afterwards"));
        for (JsonNode post : annas.get("/api/v1/timelines/home")) {
            assertThat(post.get("tags").size()).isLessThanOrEqualTo(100);
        }
        String deep = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
        assertThat(olaf.letter(Map.of()).saying(deep).to(inbox)).isBetween(400, 401);
    }

    /** Mastodon: what an activity said was taken from a signature inside it, though it had been reshaped. */
    @Test
    void cve_2026_46349_signatureInsideADocumentIsNotEnough() throws Exception {
        Map<String, Object> like = Documents.with(
                olaf.activity("Like", postUri),
                Map.of(
                        "signature",
                        Map.of(
                                "type",
                                "RsaSignature2017",
                                "creator",
                                olaf.keyId(),
                                "created",
                                Instant.now().toString(),
                                "signatureValue",
                                "aGVsbG8=")));
        mallory.letter(like).to(inbox);
        nobodyLiked();
    }

    /** Mastodon: a thread without end on ever new hosts of one domain filled the queue. */
    @Test
    void cve_2022_46405_threadWithoutEndIsLeftAlone() throws Exception {
        annaFollows(mallory);
        AtomicInteger depth = new AtomicInteger();
        Map<String, Object> last = mallory.note("The last of endless ones");
        AtomicInteger asked = new AtomicInteger();
        class Chain {
            Map<String, Object> link() {
                int number = depth.incrementAndGet();
                String host = evil.origin("h" + number + ".wild" + TestNames.BELOW);
                String person = "/users/w" + number;
                String path = "/endless/" + number;
                Map<String, Object> actor = Documents.with(
                        mallory.document(),
                        Map.of(
                                "id", host + person,
                                "inbox", host + person + "/inbox",
                                "preferredUsername", "w" + number,
                                "publicKey",
                                        Map.of(
                                                "id", host + person + "#main-key",
                                                "owner", host + person,
                                                "publicKeyPem", OtherPerson.pem(mallory.keys()))));
                evil.serve(person, actor);
                evil.serve(path, exchange -> {
                    asked.incrementAndGet();
                    Map<String, Object> note = Map.of(
                            "id",
                            host + path,
                            "type",
                            "Note",
                            "attributedTo",
                            host + person,
                            "content",
                            "<p>" + number + "</p>",
                            "published",
                            Instant.now().toString(),
                            "inReplyTo",
                            link().get("id"),
                            "to",
                            List.of(Documents.PUBLIC));
                    OtherServer.answer(exchange, 200, OtherServer.ACTIVITY_JSON, json(Documents.withContext(note)));
                });
                return Map.of("id", host + path);
            }
        }
        Map<String, Object> reply =
                Documents.with(last, Map.of("inReplyTo", new Chain().link().get("id")));
        annaReads(mallory, reply);
        somebodyHonestLikes();
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(20)).until(asked::get, it -> it < 150);
    }

    /** Pixelfed: whoever was followed by one member showed their posts for followers to the whole server. */
    @Test
    void cve_2025_30741_postsForFollowersAreForThoseWhoWereAccepted() throws Exception {
        annaFollows(olaf);
        Map<String, Object> secret = Documents.with(
                olaf.note("For followers"), Map.of("to", List.of(olaf.id() + "/followers"), "cc", List.of()));
        String id = annaReads(olaf, secret).get("id").asString();
        MemberApi bens = MemberApi.of(here, here.stranger());
        assertThat(bens.status("/api/v1/statuses/" + id)).isEqualTo(404);
        String olafs = bens.account(olaf.handle()).get("id").asString();
        bens.post("/api/v1/accounts/" + olafs + "/follow", "");
        assertThat(bens.status("/api/v1/statuses/" + id)).isEqualTo(404);
        assertThat(bens.get("/api/v1/accounts/" + olafs + "/statuses").toString())
                .doesNotContain("For followers");
    }

    // Servers that answer badly

    @Test
    void serverThatAnswersForeverIsGivenUp() throws Exception {
        String slow = evil.serve("/slow", exchange -> dribble(exchange, Duration.ofMinutes(2)));
        long begun = System.nanoTime();
        assertThat(annas.get("/api/v2/search?resolve=true&q=" + slow).get("statuses"))
                .isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
    }

    @Test
    void bombIsNotUnpacked() throws Exception {
        byte[] bomb = zipped(200);
        String address = evil.serve("/bomb", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            OtherServer.answer(exchange, 200, OtherServer.ACTIVITY_JSON, bomb);
        });
        assertThat(annas.get("/api/v2/search?resolve=true&q=" + address).get("statuses"))
                .isEmpty();
        byte[] endless = "[".repeat(5_000_000).getBytes(StandardCharsets.US_ASCII);
        String big =
                evil.serve("/big", exchange -> OtherServer.answer(exchange, 200, OtherServer.ACTIVITY_JSON, endless));
        assertThat(annas.get("/api/v2/search?resolve=true&q=" + big).get("statuses"))
                .isEmpty();
    }

    @Test
    void redirectDoesNotLeadToPrivateAddresses() throws Exception {
        for (String target : List.of(
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "https://[::1]:" + here.address("").getPort() + "/",
                "http://127.0.0.1:" + here.address("").getPort() + "/api/v1/instance",
                "file:///etc/passwd")) {
            String address = evil.redirect("/away", target);
            JsonNode found = annas.get("/api/v2/search?resolve=true&q=" + address);
            assertThat(found.get("statuses")).as(target).isEmpty();
            assertThat(found.get("accounts")).as(target).isEmpty();
        }
        String round = evil.redirect("/round", evil.origin() + "/round");
        assertThat(annas.get("/api/v2/search?resolve=true&q=" + round).get("statuses"))
                .isEmpty();
        assertThat(evil.asked("/round").size()).isLessThan(20);
    }

    @Test
    void addressIsOneHoweverItIsWritten() throws Exception {
        // Mastodon 4.1.8: names of servers were compared before they were brought into one form.
        String shouted = evil.origin().replace("evil", "EVIL");
        Map<String, Object> like = Documents.with(
                mallory.activity("Like", postUri), Map.of("actor", shouted + "/users/" + mallory.name()));
        assertThat(mallory.letter(like).to(inbox)).isNotEqualTo(500);
        somebodyHonestLikes();
        assertThat(annas.get("/api/v1/statuses/" + postId + "/favourited_by").findValuesAsString("acct"))
                .allMatch(acct -> acct.equals(acct.toLowerCase(Locale.ROOT)));
    }

    private static byte[] json(Map<String, Object> document) {
        return new JsonMapper().writeValueAsBytes(document);
    }

    private static void dribble(HttpExchange exchange, Duration howLong) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", OtherServer.ACTIVITY_JSON);
        exchange.sendResponseHeaders(200, 0);
        long until = System.nanoTime() + howLong.toNanos();
        try (OutputStream out = exchange.getResponseBody()) {
            while (System.nanoTime() < until) {
                out.write(' ');
                out.flush();
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] zipped(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < megabytes; i++) {
                out.write(blank);
            }
        }
        return bytes.toByteArray();
    }
}
