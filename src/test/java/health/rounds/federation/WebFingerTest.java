package health.rounds.federation;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Sanction;
import health.rounds.accounts.Sanctioned;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.Community;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WebFingerTest {
    private final Community community = Community.shared();
    private final String host = community.address("").getAuthority();

    @Test
    void handleAndEachAddressLeadToTheSameActor() {
        String name = community.member("anna").name();
        JsonNode found = find("acct:" + name + "@" + host).ok();
        String actor = community.address("/users/" + name).toString();
        assertThat(found.get("subject").asString()).isEqualTo("acct:" + name + "@" + host);
        assertThat(link(found, "self").get("href").asString()).isEqualTo(actor);
        assertThat(link(found, "self").get("type").asString()).isEqualTo("application/activity+json");
        assertThat(link(found, "http://webfinger.net/rel/profile-page")
                        .get("href")
                        .asString())
                .isEqualTo(community.address("/@" + name).toString());
        assertThat(link(found, "http://ostatus.org/schema/1.0/subscribe")
                        .get("template")
                        .asString())
                .isEqualTo(community.address("/authorize_interaction") + "?uri={uri}");
        for (String other : new String[] {
            actor,
            community.address("/@" + name).toString(),
            "ACCT:" + name.toUpperCase(Locale.ROOT) + "@" + host,
            "@" + name + "@" + host,
            name + "@" + host
        }) {
            assertThat(find(other).ok()).as(other).isEqualTo(found);
        }
    }

    @Test
    void communityHasAHandleOfItsOwn() {
        String handle = community.address("").getHost() + "@" + host;
        JsonNode found = find("acct:" + handle).ok();
        assertThat(found.get("subject").asString()).isEqualTo("acct:" + handle);
        assertThat(find("acct:" + host + "@" + host).ok()).isEqualTo(found);
        assertThat(link(found, "self").get("href").asString())
                .isEqualTo(community.address("/actor").toString());
        assertThat(find(community.address("/actor").toString()).ok()).isEqualTo(found);
        assertThat(find(community.address("").toString()).ok()).isEqualTo(found);
    }

    @Test
    void onlyLinksThatAreAskedForAreGiven() {
        String name = community.member("anna").name();
        JsonNode found = Fetch.of("/.well-known/webfinger?rel=self&resource=" + encode("acct:" + name + "@" + host))
                .ok();
        assertThat(found.get("links")).hasSize(1);
        assertThat(found.get("links").get(0).get("rel").asString()).isEqualTo("self");
    }

    @Test
    void answerIsJrdThatOtherSitesMayRead() {
        Fetch found = find("acct:" + community.member("anna").name() + "@" + host);
        assertThat(found.header("Content-Type")).containsExactly("application/jrd+json;charset=utf-8");
        assertThat(found.header("Access-Control-Allow-Origin")).containsExactly("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "anna", "acct:anna", "acct:@HOST", "acct:anna@", "mailto:anna"})
    void whatIsNoResourceIsABadRequest(String resource) {
        Fetch refused = find(resource.replace("HOST", host));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("error").asString()).isNotBlank();
    }

    @Test
    void withoutAResourceItIsABadRequest() {
        assertThat(Fetch.of("/.well-known/webfinger").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acct:nobody_of_that_name@HOST",
                "acct:anna@elsewhere.example",
                "acct:anna@HOST@HOST",
                "acct:a/../b@HOST",
                "https://elsewhere.example/users/anna",
                "http://HOST/users/nobody_of_that_name",
                "http://HOST/sign-in"
            })
    void whatIsNotHereIsNotFound(String resource) {
        community.member("anna");
        Fetch refused = find(resource.replace("HOST", host));
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().get("error").asString()).isNotBlank();
    }

    @Test
    void whoIsSuspendedIsGoneAndWhoWaitsIsNotThereYet() {
        Community.Member suspended = community.stranger();
        community.part(Sanctioned.class).impose(suspended.id(), Sanction.SUSPENDED);
        assertThat(find("acct:" + suspended.name() + "@" + host).status()).isEqualTo(410);
        String waiting = "waiting_" + suspended.name();
        community.part(Accounts.class).createWaiting(waiting, "");
        assertThat(find("acct:" + waiting + "@" + host).status()).isEqualTo(404);
    }

    @Test
    void splitDomainAnswersForBothAndNamesOne() {
        try (RoundsServer server =
                RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_ACCOUNT_DOMAIN", "Society.example")))) {
            server.part(Users.class)
                    .create(new NewUser("anna", "anna", "anna@example.org", Optional.empty(), Role.MEMBER, true, true));
            String base = "http://localhost:" + server.port();
            for (String resource : new String[] {
                "acct:anna@society.example", "acct:anna@localhost:" + server.port(), base + "/users/anna"
            }) {
                JsonNode found = Fetch.of(base + "/.well-known/webfinger?resource=" + encode(resource))
                        .ok();
                assertThat(found.get("subject").asString()).as(resource).isEqualTo("acct:anna@society.example");
                assertThat(link(found, "self").get("href").asString()).isEqualTo(base + "/users/anna");
            }
            assertThat(Fetch.of(base + "/.well-known/webfinger?resource=acct:society.example@society.example")
                            .ok()
                            .get("links")
                            .get(0)
                            .get("href")
                            .asString())
                    .isEqualTo(base + "/actor");
        }
    }

    private static Fetch find(String resource) {
        return Fetch.of("/.well-known/webfinger?resource=" + encode(resource));
    }

    private static JsonNode link(JsonNode found, String relation) {
        return StreamSupport.stream(found.get("links").spliterator(), false)
                .filter(link -> link.get("rel").asString().equals(relation))
                .findFirst()
                .orElseThrow();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
