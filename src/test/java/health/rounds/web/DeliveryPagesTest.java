package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.deliveries.Deliveries;
import health.rounds.deliveries.Outgoing;
import health.rounds.deliveries.Server;
import health.rounds.deliveries.Servers;
import health.rounds.deliveries.Signatory;
import health.rounds.identity.Role;
import health.rounds.platform.Transactions;
import health.rounds.posts.Draft;
import health.rounds.posts.PostId;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import health.rounds.testkit.TlsServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Authors see where their posts have arrived, and moderators how other servers are. */
class DeliveryPagesTest {
    private static final String SERVERS = "/moderation/servers";

    private final Community community = Community.shared();
    private final Member anna = community.stranger();
    private final AtomicInteger status = new AtomicInteger(202);
    private final TlsServer ward = new TlsServer(exchange -> {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status.get(), -1);
        }
    });
    private final String host = "localhost:" + ward.port();

    @AfterEach
    void close() {
        ward.close();
    }

    @Test
    void authorIsToldWhereAPostHasArrivedAndWhyNotElsewhere() {
        PostId arrived = publish();
        PostId refused = publish();
        PostId waits = publish();
        PostId stayed = publish();
        deliver(arrived);
        Eventually.assertThat(() -> servers(0)).isEqualTo(List.of(host));
        status.set(410);
        deliver(refused);
        status.set(410);
        FormBrowser browser = browser(anna);
        Eventually.assertThat(() -> said(browser, refused, "is gone (410)")).isEqualTo(List.of(true));
        status.set(500);
        deliver(waits);
        Eventually.assertThat(() -> said(browser, waits, "(500)")).isEqualTo(List.of(true));

        assertThat(browser.open(page(arrived)).body())
                .contains(host, "Delivered to 1 server.", "<strong>Delivered</strong>");
        assertThat(browser.open(page(refused)).body())
                .contains("Delivered to no server, 1 failed.", "<strong>Failed</strong>", "Given up:");
        assertThat(browser.open(page(waits)).body())
                .contains("Delivered to no server, 1 waiting.", "<strong>Waiting</strong>", "Next try:");
        assertThat(browser.open(page(stayed)).body()).contains("It went to no other server");
        assertThat(browser.open(path(arrived)).body()).contains("href=\"" + page(arrived) + "\"");
    }

    @Test
    void nobodyElseIsTold() {
        PostId post = publish();
        Member ben = community.stranger();
        assertThat(browser(ben).open(page(post)).statusCode()).isEqualTo(404);
        assertThat(browser(ben).open(path(post)).body()).doesNotContain("/deliveries");
        assertThat(passerBy().open(page(post)).statusCode()).isEqualTo(404);
        assertThat(browser(anna)
                        .open("/@" + ben.name() + "/" + post + "/deliveries")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser(anna).open("/@" + anna.name() + "/1/deliveries").statusCode())
                .isEqualTo(404);
        assertThat(browser(community.stranger(Role.MODERATOR)).open(page(post)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void moderatorHasAServerTriedAgain() {
        status.set(500);
        deliver(publish());
        Eventually.assertThat(() -> servers(1)).isEqualTo(List.of(host));
        FormBrowser moderator = browser(community.stranger(Role.MODERATOR));
        assertThat(moderator.open("/").body()).contains("href=\"" + SERVERS + "\"");
        assertThat(moderator.open(SERVERS + "?after=localhost").body())
                .contains(
                        host,
                        "it failed the last 1 time.",
                        "1 delivery waits for it.",
                        "Something is wrong at the server (500).");

        status.set(202);
        HttpResponse<String> tried =
                moderator.submit(SERVERS, SERVERS + "/try-again", Map.of("host", host, "show", "all"));
        assertThat(tried.headers().firstValue("Location")).contains(SERVERS + "?show=all");
        assertThat(moderator.follow(tried).body()).contains("What waits for " + host + " is sent now.");
        Eventually.assertThat(() -> servers(0)).isEqualTo(List.of(host));
        assertThat(moderator
                        .follow(moderator.submit(SERVERS, SERVERS + "/try-again", Map.of("host", "<b>nobody")))
                        .body())
                .contains("No such server is known here.");
    }

    @Test
    void onlyModeratorsSeeTheServers() {
        FormBrowser member = browser(anna);
        assertThat(member.open(SERVERS).statusCode()).isEqualTo(404);
        assertThat(member.open("/").body()).doesNotContain(SERVERS);
        assertThat(member.submit("/settings/profile", SERVERS + "/try-again", Map.of("host", host))
                        .statusCode())
                .isEqualTo(404);
        assertThat(passerBy().open(SERVERS).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
    }

    /** The names of this test's server, if it failed so often and something was tried. */
    private List<String> servers(int failures) {
        return community.part(Servers.class).all("", 1000).stream()
                .filter(server -> server.failures() == failures && server.waiting() == failures)
                .map(Server::host)
                .filter(host::equals)
                .toList();
    }

    private List<Boolean> said(FormBrowser browser, PostId post, String words) {
        return List.of(browser.open(page(post)).body().contains(words));
    }

    private void deliver(PostId post) {
        Outgoing outgoing = new Outgoing(
                Signatory.of(anna.id()),
                "post " + post,
                Optional.of(post),
                false,
                "{\"type\":\"Create\"}".getBytes(StandardCharsets.UTF_8));
        community
                .part(Transactions.class)
                .run(() -> community
                        .part(Deliveries.class)
                        .send(outgoing, List.of(URI.create("https://" + host + "/inbox"))));
    }

    private PostId publish() {
        return ((PublishOutcome.Published)
                        community.part(Publisher.class).publish(anna.id(), NewPost.of(Draft.of("Good morning."))))
                .post()
                .id();
    }

    private String path(PostId post) {
        return "/@" + anna.name() + "/" + post;
    }

    private String page(PostId post) {
        return path(post) + "/deliveries";
    }

    private FormBrowser browser(Member member) {
        FormBrowser browser = passerBy();
        browser.signIn(member.name(), Community.PASSWORD);
        return browser;
    }

    private FormBrowser passerBy() {
        return new FormBrowser(community.address("/"));
    }
}
