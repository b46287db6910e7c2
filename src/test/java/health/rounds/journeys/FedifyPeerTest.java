package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The strangers of our tests are believed because Fedify, of which we wrote nothing, understands them, and refuses them when they lie. */
class FedifyPeerTest {
    private static FedifyPeer fedify;

    private final OtherServer elsewhere = new OtherServer("elsewhere");
    private OtherPerson olaf;
    private URI inbox;
    private Map<String, Object> like;

    @BeforeAll
    static void start() throws Exception {
        fedify = FedifyPeer.start("fedify", FedifyPeer.Knock.RFC9421);
        fedify.join("fiona");
    }

    @AfterAll
    static void stop() {
        if (fedify != null) {
            fedify.close();
        }
    }

    @BeforeEach
    void meet() {
        olaf = elsewhere.person("olaf");
        inbox = URI.create(fedify.actor("fiona") + "/inbox");
        like = olaf.activity("Like", fedify.actor("fiona"));
    }

    @AfterEach
    void part() {
        elsewhere.close();
    }

    @Test
    void letterIsUnderstoodInBothDialects() throws Exception {
        assertThat(olaf.letter(like).to(inbox)).isEqualTo(202);
        Map<String, Object> another = olaf.activity("Like", fedify.actor("fiona"));
        assertThat(olaf.letter(another).asRfc9421().to(inbox)).isEqualTo(202);
        assertThat(fedify.heard(
                        "Like", heard -> olaf.id().equals(heard.path("actor").asString())))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void letterThatLiesIsRefused() throws Exception {
        Map<String, Object> other = olaf.activity("Like", fedify.actor("fiona"));
        OtherPerson oda = elsewhere.person("oda");
        assertThat(olaf.letter(like).exchangedFor(other).to(inbox)).isEqualTo(401);
        assertThat(olaf.letter(like).asRfc9421().exchangedFor(other).to(inbox)).isEqualTo(401);
        assertThat(olaf.letter(like)
                        .dated(Instant.now().minus(Duration.ofDays(2)))
                        .to(inbox))
                .isEqualTo(401);
        assertThat(olaf.letter(like)
                        .withKey(olaf.keyId(), oda.keys().getPrivate())
                        .to(inbox))
                .isEqualTo(401);
        assertThat(olaf.letter(like).with("signature", List.of("nothing")).to(inbox))
                .isEqualTo(401);
    }

    @Test
    void fedifyKnocksASecondTimeInTheOtherDialect() throws Exception {
        String path = "/users/olaf/inbox";
        elsewhere.serve(
                path,
                exchange -> OtherServer.answer(
                        exchange,
                        exchange.getRequestHeaders().containsKey("Signature-Input") ? 401 : 202,
                        "text/plain",
                        new byte[0]));
        fedify.does("follow", Map.of("by", "fiona", "whom", "@" + olaf.handle()));
        assertThat(elsewhere.asked(path)).hasSize(2);
        assertThat(elsewhere.asked(path).getLast().header("signature-input")).isEmpty();
        assertThat(elsewhere.asked(path).getLast().json().get("type").asString())
                .isEqualTo("Follow");
    }
}
