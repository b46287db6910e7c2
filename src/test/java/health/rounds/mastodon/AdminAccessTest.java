package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Role;
import health.rounds.testkit.ColdCaches;
import health.rounds.testkit.Community;
import health.rounds.testkit.CountedQueries;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every address of moderators' tools: closed to everybody else, and no failure of the server whatever is sent there. */
class AdminAccessTest {
    private static final List<String> VALUES =
            List.of("", "-1", "0", "99999999999999999999999", "x", "1.5", "true", "%", "\u202e\ud83d\ude00", "42");

    /** What a page of one item may save, where it needs no posts or no other people. */
    private static final int SPARED = 3;

    private static ApiClient member;
    private static ApiClient withoutScope;
    private static ApiClient admin;

    @BeforeAll
    static void somebodyOfEachKind() {
        Community community = Community.shared();
        member = ApiClient.withToken(community.adminToken(community.stranger()));
        Community.Member head = community.stranger(Role.ADMIN);
        withoutScope = ApiClient.of(head);
        admin = ApiClient.withToken(community.adminToken(head));
    }

    static List<Endpoint> forStaff() {
        return Endpoint.all().stream().filter(Endpoint::isForStaff).toList();
    }

    @ParameterizedTest
    @MethodSource("forStaff")
    void membersAndTokensWithoutTheScopeAreTurnedAway(Endpoint endpoint) {
        assertThat(send(member, endpoint, "42", "").status()).isEqualTo(403);
        assertThat(send(member, endpoint, "42", "").json().get("error").asString())
                .isEqualTo("This action is not allowed");
        assertThat(send(withoutScope, endpoint, "42", "").status()).isEqualTo(403);
        assertThat(send(ApiClient.anonymous(), endpoint, "42", "").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("forStaff")
    void whateverIsSentIsAnsweredInJson(Endpoint endpoint) {
        for (String id : List.of("0", "-1", "x", "99999999999999999999999", "%F0%9F%98%80", "%27")) {
            requireAnswer(send(admin, endpoint, id, ""));
        }
        for (String name : endpoint.parameters()) {
            for (String value : VALUES) {
                requireAnswer(send(admin, endpoint, "42", ApiClient.encode(name) + "=" + ApiClient.encode(value)));
            }
            requireAnswer(admin.json(endpoint.method(), endpoint.path("42"), "{\"" + name + "\":{\"a\":[[1]]}}"));
        }
        requireAnswer(admin.json(endpoint.method(), endpoint.path("42"), "["));
    }

    @Test
    void longPageOfReportsOrAccountsAsksNoMoreThanAShortOne() {
        Community community = Community.shared();
        for (int i = 0; i < 6; i++) {
            Community.Member bad = community.stranger();
            String bads = id(post(ApiClient.of(bad), "Number " + i));
            ApiClient.of(community.stranger())
                    .form("POST", "/api/v1/reports", "account_id", bad.id().toString(), "status_ids[]", bads)
                    .ok();
        }
        for (String path : List.of("/api/v1/admin/reports", "/api/v1/admin/accounts", "/api/v2/admin/accounts")) {
            assertThat(queries(path + "?limit=6")).as(path).isLessThanOrEqualTo(queries(path + "?limit=1") + SPARED);
        }
    }

    private static int queries(String path) {
        Community.shared().part(ColdCaches.class).make();
        String name = UUID.randomUUID().toString();
        JsonNode page = admin.send("GET", path, BodyPublishers.noBody(), Map.of(CountedQueries.HEADER, name))
                .ok();
        assertThat(page.size()).isPositive();
        return CountedQueries.of(name).size();
    }

    private static ApiClient.Answer send(ApiClient app, Endpoint endpoint, String id, String query) {
        return app.send(endpoint.method(), endpoint.path(id) + "?" + query, BodyPublishers.noBody(), Map.of());
    }

    private static void requireAnswer(ApiClient.Answer answer) {
        String sent = answer.http().request().method() + " " + answer.http().uri();
        assertThat(answer.status()).as("%s: %s", sent, answer.text()).isLessThan(500);
        if (answer.status() >= 400) {
            assertThat(answer.json().get("error").asString()).as(sent).isNotEmpty();
        }
    }
}
