package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Account;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Follows;
import health.rounds.discovery.Finder;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import health.rounds.testkit.OtherPerson;
import health.rounds.testkit.OtherServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How a member shows their handle, names other accounts of theirs, and moves. */
class MovingPageTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = "/settings/moving";

    private final Community community = Community.shared();
    private final Accounts accounts = community.part(Accounts.class);
    private final Follows follows = community.part(Follows.class);
    private final Member anna = community.stranger();
    private final Member next = community.stranger();

    @Test
    void pageShowsTheWholeHandle() {
        assertThat(browser(anna).open(PAGE).body()).contains("value=\"@" + whole(anna) + "\" readonly");
        assertThat(new FormBrowser(community.address("/")).open(PAGE).headers().firstValue("Location"))
                .hasValueSatisfying(address -> assertThat(address).contains("/sign-in"));
    }

    @Test
    void otherAccountsAreNamedByHandleAndTakenBack() {
        try (OtherServer clinic = new OtherServer("moving")) {
            OtherPerson carla = clinic.person("carla");
            FormBrowser browser = browser(anna);
            assertThat(browser.follow(add(browser, "@" + carla.handle())).body())
                    .contains("@" + carla.handle(), "value=\"" + carla.id() + "\"");
            assertThat(account(anna).alsoKnownAs()).containsExactly(carla.id());
            assertThat(add(browser, carla.id()).statusCode()).isEqualTo(303);
            assertThat(account(anna).alsoKnownAs()).containsExactly(carla.id());
            for (String wrong : List.of("", "nonsense", "nobody@" + clinic.authority(), whole(anna))) {
                assertThat(add(browser, wrong).statusCode()).as(wrong).isEqualTo(422);
            }
            browser.submit(PAGE, PAGE + "/others/remove", Map.of("uri", carla.id()));
            assertThat(account(anna).alsoKnownAs()).isEmpty();
        }
    }

    @Test
    void nobodyMovesWithoutThePasswordOrTheOtherAccountsConsent() {
        FormBrowser browser = browser(anna);
        assertThat(move(browser, whole(next), "wrong").body()).contains("The password is not right.");
        assertThat(move(browser, whole(next), Community.PASSWORD).body())
                .contains("does not say yet that it is you", "Nothing was changed.");
        assertThat(move(browser, whole(anna), Community.PASSWORD).statusCode()).isEqualTo(422);
        assertThat(move(browser, "@nobody@localhost", Community.PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(account(anna).movedTo()).isEmpty();
    }

    @Test
    void followersHereAndElsewhereAreLedAlong() {
        try (OtherServer clinic = new OtherServer("movers")) {
            OtherPerson carla = clinic.person("carla");
            Account follower =
                    community.part(Finder.class).account(carla.handle()).orElseThrow();
            Member ben = community.stranger();
            follows.start(follower.id(), anna.id(), true, false);
            follows.start(ben.id(), anna.id(), true, false);
            add(browser(next), "@" + whole(anna));

            FormBrowser browser = browser(anna);
            HttpResponse<String> moved = move(browser, "@" + whole(next), Community.PASSWORD);

            assertThat(browser.follow(moved).body()).contains("Your profile leads to", "Take the move back");
            assertThat(browser.open("/@" + anna.name()).body()).contains(" has moved to ", "href=\"/@" + next.name());
            assertThat(JSON.readTree(browser.open("/api/v1/accounts/" + anna.id())
                                    .body())
                            .get("moved")
                            .get("acct")
                            .asString())
                    .isEqualTo(next.name());
            Eventually.assertThat(() ->
                            List.of(follows.isFollowing(ben.id(), next.id()), follows.isFollowing(ben.id(), anna.id())))
                    .isEqualTo(List.of(true, false));
            String self = community.address("/users/" + anna.name()).toString();
            Eventually.assertThat(() -> clinic.asked("/users/carla/inbox").stream()
                            .map(OtherServer.Asked::json)
                            .filter(letter -> letter.get("type").asString().equals("Move"))
                            .map(letter -> letter.get("actor").asString() + " to "
                                    + letter.get("target").asString())
                            .toList())
                    .isEqualTo(List.of(self + " to " + community.address("/users/" + next.name())));

            browser.submit(PAGE, PAGE + "/back", Map.of());
            assertThat(account(anna).movedTo()).isEmpty();
        }
    }

    private HttpResponse<String> add(FormBrowser browser, String other) {
        return browser.submit(PAGE, PAGE + "/others", Map.of("other", other));
    }

    private HttpResponse<String> move(FormBrowser browser, String target, String password) {
        return browser.submit(PAGE, PAGE, Map.of("target", target, "password", password));
    }

    private Account account(Member member) {
        return accounts.byId(member.id()).orElseThrow();
    }

    private String whole(Member member) {
        return accounts.wholeHandle(account(member));
    }

    private FormBrowser browser(Member member) {
        FormBrowser browser = new FormBrowser(community.address("/"));
        browser.signIn(member.name(), Community.PASSWORD);
        return browser;
    }
}
