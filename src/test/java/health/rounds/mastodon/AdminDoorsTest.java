package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Role;
import health.rounds.testkit.Community;
import health.rounds.testkit.CountedQueries;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may pass the doors of administrators and moderators, and that nonsense passes none. */
class AdminDoorsTest {
    private static final List<String> FOR_ADMINISTRATORS = List.of(
            "GET /api/v1/admin/domain_blocks",
            "GET /api/v1/admin/domain_blocks/1",
            "POST /api/v1/admin/domain_blocks",
            "PUT /api/v1/admin/domain_blocks/1",
            "DELETE /api/v1/admin/domain_blocks/1",
            "GET /api/v1/admin/domain_allows",
            "GET /api/v1/admin/domain_allows/1",
            "POST /api/v1/admin/domain_allows",
            "DELETE /api/v1/admin/domain_allows/1",
            "GET /api/v1/admin/email_domain_blocks",
            "GET /api/v1/admin/email_domain_blocks/1",
            "POST /api/v1/admin/email_domain_blocks",
            "DELETE /api/v1/admin/email_domain_blocks/1",
            "GET /api/v1/admin/ip_blocks",
            "GET /api/v1/admin/ip_blocks/1",
            "POST /api/v1/admin/ip_blocks",
            "PUT /api/v1/admin/ip_blocks/1",
            "DELETE /api/v1/admin/ip_blocks/1",
            "GET /api/v1/admin/canonical_email_blocks",
            "GET /api/v1/admin/canonical_email_blocks/1",
            "POST /api/v1/admin/canonical_email_blocks",
            "POST /api/v1/admin/canonical_email_blocks/test",
            "DELETE /api/v1/admin/canonical_email_blocks/1");

    private static final List<String> FOR_MODERATORS = List.of(
            "POST /api/v1/admin/measures",
            "POST /api/v1/admin/dimensions",
            "POST /api/v1/admin/retention",
            "GET /api/v1/admin/trends/links",
            "GET /api/v1/admin/trends/tags",
            "GET /api/v1/admin/trends/statuses",
            "POST /api/v1/admin/trends/tags/x/approve",
            "POST /api/v1/admin/trends/tags/x/reject",
            "POST /api/v1/admin/trends/statuses/1/approve",
            "POST /api/v1/admin/trends/statuses/1/reject",
            "POST /api/v1/admin/trends/links/1/approve",
            "POST /api/v1/admin/trends/links/1/reject");

    private static final List<String> NAMES = List.of(
            "domain",
            "severity",
            "reject_media",
            "reject_reports",
            "private_comment",
            "public_comment",
            "obfuscate",
            "ip",
            "comment",
            "expires_in",
            "email",
            "canonical_email_hash",
            "keys",
            "keys[]",
            "start_at",
            "end_at",
            "frequency",
            "limit",
            "offset",
            "max_id",
            "since_id",
            "min_id",
            "tag_uses",
            "tag_uses[id]",
            "instance_accounts[domain]");

    private static final List<String> VALUES = List.of(
            "",
            " ",
            "-1",
            "0",
            "1.5",
            "null",
            "true",
            "x",
            "0.0.0.0/0",
            "::/0",
            "2999-12-31",
            "+999999999-12-31",
            "-999999999-01-01T00:00:00Z",
            "99999999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "tag_uses",
            "instance_accounts",
            "[]",
            "\u202e\ud83d\ude00",
            "a\u0000b",
            "' or 1=1 --",
            "a".repeat(20_000));

    private static final ApiClient MEMBER = AdminClient.of(Role.MEMBER);
    private static final ApiClient MODERATOR = AdminClient.of(Role.MODERATOR);
    private static final ApiClient OFFICER = AdminClient.of(Role.PRIVACY_OFFICER);
    private static final ApiClient ADMINISTRATOR = AdminClient.of(Role.ADMIN);
    private static final ApiClient ADMINISTRATOR_WITHOUT_SCOPE =
            ApiClient.of(Community.shared().stranger(Role.ADMIN));

    static Stream<String> everyDoor() {
        return Stream.concat(FOR_ADMINISTRATORS.stream(), FOR_MODERATORS.stream());
    }

    @ParameterizedTest
    @MethodSource("everyDoor")
    void memberWithoutTheRoleIsRefusedWhateverTheTokenAllows(String door) {
        requireForbidden(call(MEMBER, door));
        assertThat(call(ApiClient.anonymous(), door).status()).isEqualTo(401);
        if (FOR_ADMINISTRATORS.contains(door)) {
            requireForbidden(call(MODERATOR, door));
            requireForbidden(call(OFFICER, door));
        }
        assertThat(call(ADMINISTRATOR, door).status()).isNotEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("everyDoor")
    void tokenForOrdinaryThingsIsRefusedWhateverTheRole(String door) {
        requireForbidden(call(ADMINISTRATOR_WITHOUT_SCOPE, door));
    }

    @Test
    void nothingMakesTheServerFail() {
        String server = id(ADMINISTRATOR
                .form("POST", "/api/v1/admin/domain_blocks", "domain", "nonsense.example")
                .ok());
        String network = id(ADMINISTRATOR
                .form("POST", "/api/v1/admin/ip_blocks", "ip", "203.0.113.222", "severity", "sign_up_block")
                .ok());
        for (String value : VALUES) {
            for (String name : NAMES) {
                for (String list : List.of(
                        "domain_blocks",
                        "domain_allows",
                        "email_domain_blocks",
                        "ip_blocks",
                        "canonical_email_blocks")) {
                    requireAnswer(
                            ADMINISTRATOR.get("/api/v1/admin/" + list + "?" + ApiClient.encode(name) + "="
                                    + ApiClient.encode(value.substring(0, Math.min(500, value.length())))),
                            name,
                            value);
                    requireAnswer(ADMINISTRATOR.form("POST", "/api/v1/admin/" + list, name, value), name, value);
                }
                requireAnswer(
                        ADMINISTRATOR.form("POST", "/api/v1/admin/canonical_email_blocks/test", name, value),
                        name,
                        value);
                requireAnswer(
                        ADMINISTRATOR.form("PUT", "/api/v1/admin/domain_blocks/" + server, name, value), name, value);
                requireAnswer(
                        ADMINISTRATOR.form("PUT", "/api/v1/admin/ip_blocks/" + network, name, value), name, value);
                requireAnswer(
                        ADMINISTRATOR.form(
                                "POST",
                                "/api/v1/admin/ip_blocks",
                                "ip",
                                "203.0.113.223",
                                "severity",
                                "no_access",
                                name,
                                value),
                        name,
                        value);
                for (String figures : List.of("measures", "dimensions", "retention")) {
                    requireAnswer(
                            ADMINISTRATOR.form(
                                    "POST",
                                    "/api/v1/admin/" + figures,
                                    "keys[]",
                                    "languages",
                                    "keys[]",
                                    "tag_uses",
                                    "start_at",
                                    "2026-05-01",
                                    "end_at",
                                    "2026-05-02",
                                    name,
                                    value),
                            name,
                            value);
                }
                requireAnswer(
                        ADMINISTRATOR.form(
                                "POST",
                                "/api/v1/admin/retention",
                                "start_at",
                                name.equals("start_at") ? value : "2026-05-01",
                                "end_at",
                                name.equals("end_at") ? value : "2026-05-02",
                                "frequency",
                                "month"),
                        name,
                        value);
            }
        }
        ADMINISTRATOR.get("/api/v1/instance").ok(); // nobody has shut the door on themselves
        ADMINISTRATOR.delete("/api/v1/admin/ip_blocks/" + network).ok(); // by now perhaps the network of other tests
    }

    @Test
    void longPageAsksNoMoreThanAShortOne() {
        for (int i = 0; i < 6; i++) {
            String domain = i + ".counted.example";
            for (String list : List.of("domain_blocks", "domain_allows", "email_domain_blocks")) {
                ADMINISTRATOR
                        .form("POST", "/api/v1/admin/" + list, "domain", domain)
                        .ok();
            }
            ADMINISTRATOR
                    .form("POST", "/api/v1/admin/canonical_email_blocks", "email", "x@" + domain)
                    .ok();
            ADMINISTRATOR
                    .form("POST", "/api/v1/admin/ip_blocks", "ip", "2001:db8:9::" + i, "severity", "sign_up_block")
                    .ok();
        }
        for (String list : List.of(
                "domain_blocks", "domain_allows", "email_domain_blocks", "canonical_email_blocks", "ip_blocks")) {
            int few = queries("/api/v1/admin/" + list + "?limit=1");
            assertThat(queries("/api/v1/admin/" + list + "?limit=6"))
                    .as(list)
                    .isPositive()
                    .isEqualTo(few);
        }
    }

    private static int queries(String path) {
        String name = UUID.randomUUID().toString();
        ADMINISTRATOR
                .send("GET", path, BodyPublishers.noBody(), Map.of(CountedQueries.HEADER, name))
                .ok();
        return CountedQueries.of(name).size();
    }

    @Test
    void onlyIdsThatExistAreFound() {
        for (String noId : List.of("0", "-1", "x", "42", "99999999999999999999999", "1.5", "%F0%9F%98%80", "%27")) {
            for (String list : List.of(
                    "domain_blocks/",
                    "domain_allows/",
                    "email_domain_blocks/",
                    "ip_blocks/",
                    "canonical_email_blocks/")) {
                requireNotFound(ADMINISTRATOR.get("/api/v1/admin/" + list + noId));
                requireNotFound(ADMINISTRATOR.delete("/api/v1/admin/" + list + noId));
            }
            for (String list : List.of("domain_blocks/", "ip_blocks/")) {
                requireNotFound(ADMINISTRATOR.form("PUT", "/api/v1/admin/" + list + noId, "comment", "x"));
            }
            for (String decision : List.of("/approve", "/reject")) {
                requireNotFound(ADMINISTRATOR.post("/api/v1/admin/trends/statuses/" + noId + decision));
            }
        }
    }

    private static ApiClient.Answer call(ApiClient app, String door) {
        String[] parts = door.split(" ", 2);
        return app.send(parts[0], parts[1], BodyPublishers.noBody(), Map.of());
    }

    private static void requireForbidden(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.json().get("error").asString()).isNotEmpty();
    }

    private static void requireNotFound(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.json().get("error").asString()).isNotEmpty();
    }

    private static void requireAnswer(ApiClient.Answer answer, String name, String value) {
        assertThat(answer.status())
                .as("%s=%s: %s", name, value.substring(0, Math.min(30, value.length())), answer.text())
                .satisfiesAnyOf(
                        status -> assertThat(status).isEqualTo(200),
                        status -> assertThat(status).isBetween(400, 499));
        if (answer.status() != 200) {
            assertThat(answer.json().get("error").asString()).isNotEmpty();
        }
    }
}
