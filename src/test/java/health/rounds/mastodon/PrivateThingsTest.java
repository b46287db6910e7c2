package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is another member's own does not exist for anybody else: no address reads, changes or confirms it. */
class PrivateThingsTest {
    private static BusyMember owner;
    private static ApiClient stranger;

    @BeforeAll
    static void somebodyHasThings() {
        owner = BusyMember.with(1);
        stranger = ApiClient.of(Community.shared().stranger());
    }

    static List<Endpoint> endpoints() {
        BusyMember somebody = owner;
        return Endpoint.all().stream()
                .filter(endpoint -> !endpoint.isForStaff()
                        && somebody.privatePathOf(endpoint).isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anothersThingIsNotFound(Endpoint endpoint) {
        String path = owner.privatePathOf(endpoint).orElseThrow();
        ApiClient.Answer answer = stranger.send(
                endpoint.method(),
                path,
                BodyPublishers.ofString(FORM),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
        assertThat(answer.status())
                .as("%s %s: %s", endpoint.method(), path, answer.text())
                .isEqualTo(404);
        assertThat(answer.json().get("error").asString()).isNotEmpty();
    }

    /** What the addresses need before they look for the thing, so that its absence is what they answer with. */
    private static final String FORM = "choices[]=0&title=Mine&phrase=mine&keyword=mine&context[]=home&status=Mine"
            + "&scheduled_at=2099-01-01T00:00:00Z&status_id=1&description=Mine";
}
