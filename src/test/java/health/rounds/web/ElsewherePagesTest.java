package health.rounds.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.RemoteAuthor;
import health.rounds.posts.Post;
import health.rounds.posts.Visibility;
import health.rounds.publishing.Receiver;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Foreigners;
import health.rounds.testkit.FormBrowser;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What pages show of people and posts on other servers, and how readers get to them and back. */
class ElsewherePagesTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Community community = Community.shared();
    private final OtherServer clinic = new OtherServer("pages" + COUNT.incrementAndGet());
    private final Member ben = community.stranger();

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void profileSaysThatSomebodyIsOnAnotherServerAndLeadsThere() {
        RemoteAuthor carla = Foreigners.stranger(community);
        String handle = carla.account().handle();
        assertThat(passerBy().open("/@" + handle).body())
                .contains(
                        ">@" + handle + "<",
                        "On another server, clinic.example.",
                        "<p>Nephrology</p>",
                        "href=\"" + carla.elsewhere().url() + "\" rel=\"nofollow noopener\"",
                        "Older posts may be missing here")
                .doesNotContain("Follow from another server");
        assertThat(passerBy().open("/@" + handle + "/followers").body())
                .contains("Only those whom this community knows");
        assertThat(passerBy().open("/@" + ben.name() + "/followers").body()).doesNotContain("Only those whom");
        assertThat(passerBy().open("/@" + ben.name()).body())
                .contains(">@" + ben.name() + "@" + community.address("").getAuthority() + "<")
                .doesNotContain("On another server");
    }

    @Test
    void followOfSomebodyElsewhereSaysThatItWaits() {
        String profile = "/@" + Foreigners.stranger(community).account().handle();
        FormBrowser browser = signedIn();
        HttpResponse<String> followed = browser.submit(profile, profile + "/follow", Map.of());
        assertThat(browser.follow(followed).body())
                .contains("Asked. clinic.example has to answer", "Asked; waiting for their server", "/unfollow");
    }

    @Test
    void postLeadsToItsOriginalAndIsAnsweredByTheWholeHandle() {
        RemoteAuthor carla = Foreigners.stranger(community);
        Post post = community
                .part(Receiver.class)
                .receive(
                        carla,
                        Foreigners.post(carla, "Mind the <b>potassium</b>", Visibility.PUBLIC, Instant.now()),
                        Optional.empty())
                .orElseThrow();
        String handle = carla.account().handle();
        String path = "/@" + handle + "/" + post.id();
        String original = "href=\"" + post.origin().orElseThrow().url() + "\" rel=\"nofollow noopener\"";
        assertThat(signedIn().open(path).body())
                .contains(
                        "<p>Mind the <b>potassium</b></p>",
                        original,
                        "See on clinic.example",
                        ">@" + handle + " </textarea>");
        assertThat(passerBy().open(path).body())
                .contains(original, "answer it on clinic.example")
                .doesNotContain("Look for more replies");
    }

    @Test
    void repliesOnItsServerAreLookedForOnceByItselfAndThenByHand() {
        RemoteAuthor carla = Foreigners.stranger(community);
        Post post = community
                .part(Receiver.class)
                .receive(
                        carla,
                        Foreigners.post(carla, "Mind the potassium", Visibility.PUBLIC, Instant.now()),
                        Optional.empty())
                .orElseThrow();
        String path = "/@" + carla.account().handle() + "/" + post.id();
        assertThat(signedIn().open(path).body()).contains("hx-get=\"" + path + "?again=true\"", "load delay:3s");
        assertThat(signedIn().open(path + "?again=true").body())
                .contains("href=\"" + path + "?again=true#replies\"")
                .doesNotContain("load delay");
    }

    @Test
    void wholeHandleIsLookedUpOnItsServerForMembersAlone() {
        OtherPerson carla = clinic.person("carla");
        String search = "/search?q=" + encoded("@" + carla.handle());
        assertThat(passerBy().open(search + "&ask=true").body())
                .contains("Nothing is known here", "Sign in</a> to ask");
        FormBrowser browser = signedIn();
        assertThat(browser.open(search).body()).contains("Nothing is known here", "Ask " + clinic.authority());
        assertThat(clinic.asked()).isEmpty();

        assertThat(browser.open(search + "&ask=true").body())
                .contains("href=\"/@" + carla.handle() + "\"", "action=\"/@" + carla.handle() + "/follow\"");

        int asked = clinic.asked().size();
        assertThat(browser.open(search).body()).contains("href=\"/@" + carla.handle() + "\"");
        assertThat(clinic.asked()).hasSize(asked);
    }

    @Test
    void addressLeadsToThePost() {
        OtherPerson carla = clinic.person("carla");
        String note =
                requireNonNull(carla.note("Found by its address").get("id")).toString();
        assertThat(signedIn().open("/search?ask=true&q=" + encoded(note)).body())
                .contains("<p>Found by its address</p>", "See on " + clinic.authority());
    }

    @Test
    void silentServerIsSaidToBeSo() {
        assertThat(signedIn()
                        .open("/search?ask=true&q=" + encoded("@nobody@" + clinic.authority()))
                        .body())
                .contains("knows nothing under that name, or it does not answer just now");
    }

    @Test
    void whoeverIsSentHereSignsInFirstAndIsLedToTheProfile() {
        OtherPerson carla = clinic.person("carla");
        for (String uri : List.of("acct:" + carla.handle(), carla.handle(), carla.id())) {
            String address = "/authorize_interaction?uri=" + encoded(uri);
            FormBrowser browser = passerBy();
            HttpResponse<String> first = browser.open(address);
            assertThat(first.statusCode()).as(uri).isEqualTo(302);
            String signIn = first.headers().firstValue("Location").orElseThrow();
            assertThat(signIn).contains("/sign-in?next=" + encoded(address));
            assertThat(clinic.asked()).isEmpty();
        }
        FormBrowser browser = signedIn();
        for (String uri : List.of("acct:" + carla.handle(), carla.handle(), carla.id())) {
            assertThat(location(browser.open("/authorize_interaction?uri=" + encoded(uri))))
                    .as(uri)
                    .endsWith("/@" + carla.handle());
        }
        String note = requireNonNull(carla.note("Answer me").get("id")).toString();
        assertThat(location(browser.open("/authorize_interaction?uri=" + encoded(note))))
                .contains("/@" + carla.handle() + "/");
        for (String uri : List.of("", "x", "javascript:alert(1)", clinic.origin() + "/nothing", "http://127.0.0.1/")) {
            assertThat(browser.open("/authorize_interaction?uri=" + encoded(uri))
                            .statusCode())
                    .as(uri)
                    .isEqualTo(404);
        }
    }

    @Test
    void visitorIsLedToTheirOwnServerToFollow() {
        clinic.person("zoe");
        subscribe("zoe", clinic.origin() + "/authorize?uri={uri}");
        FormBrowser browser = passerBy();
        String page = "/@" + ben.name() + "/follow-from";
        assertThat(browser.open("/@" + ben.name()).body()).contains("href=\"" + page + "\"");
        HttpResponse<String> led = browser.submit(page, page, Map.of("handle", "@zoe@" + clinic.authority()));
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(location(led))
                .isEqualTo(clinic.origin() + "/authorize?uri="
                        + encoded(community.address("/users/" + ben.name()).toString()));
        assertThat(browser.open(page).headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).doesNotContain("form-action"));
    }

    @Test
    void visitorIsNeverLedToAThirdServer() {
        clinic.person("eve");
        clinic.person("adam");
        clinic.person("cain");
        subscribe("eve", "https://evil.example/?uri={uri}");
        subscribe("adam", clinic.origin().replace("https", "http") + "/?uri={uri}");
        String page = "/@" + ben.name() + "/follow-from";
        FormBrowser browser = passerBy();
        for (String name : List.of("eve", "adam", "cain", "nobody")) {
            HttpResponse<String> answer = browser.submit(page, page, Map.of("handle", name + "@" + clinic.authority()));
            assertThat(answer.statusCode()).as(name).isEqualTo(422);
            assertThat(answer.body())
                    .contains(
                            "does not say where you can follow from",
                            "value=\"@" + ben.name() + "@"
                                    + community.address("").getAuthority() + "\"");
        }
    }

    @Test
    void whatIsNoHandleAsksNobody() {
        String page = "/@" + ben.name() + "/follow-from";
        FormBrowser browser = passerBy();
        for (String typed : List.of(
                "",
                "zoe",
                "https://" + clinic.authority() + "/@zoe",
                "@ben@" + community.address("").getAuthority())) {
            HttpResponse<String> answer = browser.submit(page, page, Map.of("handle", typed));
            assertThat(answer.statusCode()).as(typed).isEqualTo(422);
            assertThat(answer.body()).contains("not the handle of somebody on another server");
        }
        assertThat(clinic.asked()).isEmpty();
        assertThat(browser.open("/@no_such_person/follow-from").statusCode()).isEqualTo(404);
    }

    private void subscribe(String name, String template) {
        clinic.serve(
                "/.well-known/webfinger?resource=acct:" + name + "@" + clinic.authority(),
                "application/jrd+json",
                Map.of(
                        "subject",
                        "acct:" + name + "@" + clinic.authority(),
                        "links",
                        List.of(
                                Map.of(
                                        "rel",
                                        "self",
                                        "type",
                                        OtherServer.ACTIVITY_JSON,
                                        "href",
                                        clinic.origin() + "/users/" + name),
                                Map.of("rel", "http://ostatus.org/schema/1.0/subscribe", "template", template))));
    }

    private FormBrowser passerBy() {
        return new FormBrowser(community.address("/"));
    }

    private FormBrowser signedIn() {
        FormBrowser browser = passerBy();
        browser.signIn(ben.name(), Community.PASSWORD);
        return browser;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.body()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
