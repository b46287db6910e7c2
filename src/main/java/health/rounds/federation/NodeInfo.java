package health.rounds.federation;

import health.rounds.accounts.Accounts;
import health.rounds.blocklists.Peering;
import health.rounds.measures.CommunityNumbers;
import health.rounds.platform.BuildInfo;
import health.rounds.platform.Settings;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What programs ask of any server of the fediverse: NodeInfo (nodeinfo.diaspora.software, 2.0 and 2.1). */
@Controller
class NodeInfo {
    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/";
    private static final String NAME = "rounds";
    private static final int MONTH = 28;
    private static final int HALF_YEAR = 180;

    private final Settings settings;
    private final Addressing addressing;
    private final Peering peering;
    private final CommunityNumbers numbers;

    NodeInfo(Settings settings, Addressing addressing, Peering peering, CommunityNumbers numbers) {
        this.settings = settings;
        this.addressing = addressing;
        this.peering = peering;
        this.numbers = numbers;
    }

    @GetMapping("/.well-known/nodeinfo")
    ResponseEntity<byte[]> links() {
        return Served.json(
                HttpStatus.OK,
                Map.of(
                        "links",
                        List.of(
                                new Link(SCHEMA + "2.0", addressing.of("/nodeinfo/2.0")),
                                new Link(SCHEMA + "2.1", addressing.of("/nodeinfo/2.1")))));
    }

    @GetMapping("/nodeinfo/2.0")
    ResponseEntity<byte[]> version20() {
        return nodeInfo("2.0");
    }

    @GetMapping("/nodeinfo/2.1")
    ResponseEntity<byte[]> version21() {
        return nodeInfo("2.1");
    }

    private ResponseEntity<byte[]> nodeInfo(String version) {
        Accounts.Totals month = numbers.activeWithin(MONTH);
        Map<String, Object> info = Map.of(
                "version", version,
                "software", Map.of("name", NAME, "version", BuildInfo.version()),
                "protocols", peering.isOn() ? List.of("activitypub") : List.of(),
                "services", Map.of("inbound", List.of(), "outbound", List.of()),
                "openRegistrations", settings.signUp() != Settings.SignUp.CLOSED,
                "usage",
                        Map.of(
                                "users",
                                Map.of(
                                        "total", month.accounts(),
                                        "activeMonth", month.active(),
                                        "activeHalfyear",
                                                numbers.activeWithin(HALF_YEAR).active()),
                                "localPosts",
                                month.posts()),
                "metadata", Map.of("nodeName", settings.communityName()));
        return Served.as(
                "application/json; profile=\"%s%s#\"; charset=utf-8".formatted(SCHEMA, version), Json.bytes(info));
    }

    private record Link(String rel, String href) {}
}
