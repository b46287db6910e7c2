package health.rounds.mastodon;

import health.rounds.accounts.Accounts;
import health.rounds.platform.BuildInfo;
import health.rounds.platform.Settings;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What programs ask of any server of the fediverse: NodeInfo (nodeinfo.diaspora.software, 2.0 and 2.1), host-meta, health. */
@Controller
class NodeInfoApi {
    private static final String SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/";
    private static final String NAME = "rounds";
    private static final int MONTH = 28;
    private static final int HALF_YEAR = 180;

    private final Settings settings;
    private final Addresses addresses;
    private final CommunityNumbers numbers;

    NodeInfoApi(Settings settings, Addresses addresses, CommunityNumbers numbers) {
        this.settings = settings;
        this.addresses = addresses;
        this.numbers = numbers;
    }

    @GetMapping("/.well-known/nodeinfo")
    Reply links() {
        return Reply.of(new Links(List.of(
                new Link(SCHEMA + "2.0", addresses.of("/nodeinfo/2.0")),
                new Link(SCHEMA + "2.1", addresses.of("/nodeinfo/2.1")))));
    }

    @GetMapping("/nodeinfo/2.0")
    Reply version20() {
        return nodeInfo("2.0");
    }

    @GetMapping("/nodeinfo/2.1")
    Reply version21() {
        return nodeInfo("2.1");
    }

    @GetMapping("/.well-known/host-meta")
    void hostMeta(HttpServletResponse response) throws IOException {
        byte[] xml = """
                <?xml version="1.0" encoding="UTF-8"?>
                <XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0">
                  <Link rel="lrdd" template="%s?resource={uri}"/>
                </XRD>
                """.formatted(addresses.of("/.well-known/webfinger")).getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/xrd+xml; charset=utf-8");
        response.getOutputStream().write(xml);
    }

    @GetMapping({"/health", "/api/v1/streaming/health"})
    void health(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write("OK".getBytes(StandardCharsets.US_ASCII));
    }

    private Reply nodeInfo(String version) {
        Accounts.Totals month = numbers.activeWithin(MONTH);
        Map<String, Object> info = Map.of(
                "version", version,
                "software", Map.of("name", NAME, "version", BuildInfo.version()),
                "protocols", List.of(),
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
        return Reply.of(info);
    }

    private record Links(List<Link> links) {}

    private record Link(String rel, String href) {}
}
