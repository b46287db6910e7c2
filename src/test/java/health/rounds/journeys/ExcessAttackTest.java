package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import health.rounds.testkit.Documents;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import health.rounds.testkit.TestNames;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Too much, too slow or too far: a server that answers badly costs little. Failures of other servers by their numbers. */
class ExcessAttackTest extends Attack {
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

    /** Mastodon, twice: some private addresses, and some ways to write them, were called. */
    @Test
    void cve_2026_22245_cve_2026_46348_redirectDoesNotLeadToPrivateAddresses() throws Exception {
        for (String target : List.of(
                "https://169.254.169.254/latest/meta-data/",
                "https://10.0.0.1/",
                "https://100.64.0.1/",
                "https://[::]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[64:ff9b::a00:1]/",
                "https://2130706433/",
                "https://[::1]:" + here.address("").getPort() + "/",
                "http://127.0.0.1:" + here.address("").getPort() + "/api/v1/instance",
                "file:///etc/passwd")) {
            String path = "/away/" + target.hashCode(); // what failed is not asked for again for a while
            String address = evil.redirect(path, target);
            JsonNode found = annas.get("/api/v2/search?resolve=true&q=" + address);
            assertThat(found.get("statuses")).as(target).isEmpty();
            assertThat(found.get("accounts")).as(target).isEmpty();
            assertThat(evil.asked(path)).as(target).isNotEmpty();
        }
        String round = evil.redirect("/round", evil.origin() + "/round");
        assertThat(annas.get("/api/v2/search?resolve=true&q=" + round).get("statuses"))
                .isEmpty();
        assertThat(evil.asked("/round").size()).isLessThan(20);
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
