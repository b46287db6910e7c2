package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.discovery.FreshTrends;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What moderators can find out about accounts and do against them, over the real server. */
class AdminAccountsTest {
    private static final String ADMIN = "/api/v1/admin/accounts";
    private static final String REPORTS = "/api/v1/admin/reports";

    private final Community community = Community.shared();
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();
    private final Member mona = community.stranger(Role.MODERATOR);
    private final ApiClient app = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient passer = ApiClient.anonymous();
    private final ApiClient tool = ApiClient.withToken(community.adminToken(mona));
    private final String bens = ADMIN + "/" + ben.id();
    private final String tag = "tag" + ben.name();

    @Test
    void adminAccountHasEveryField() {
        JsonNode account = tool.get(bens).ok();
        assertThat(account.propertyNames())
                .containsExactly(
                        "id",
                        "username",
                        "domain",
                        "created_at",
                        "email",
                        "ip",
                        "role",
                        "confirmed",
                        "suspended",
                        "silenced",
                        "sensitized",
                        "disabled",
                        "approved",
                        "locale",
                        "invite_request",
                        "ips",
                        "account");
        assertThat(account.get("email").asString()).isEqualTo(ben.email());
        assertThat(account.get("domain").isNull()).isTrue();
        assertThat(account.get("ip").isNull()).isTrue();
        assertThat(account.get("ips").toString()).isEqualTo("[]");
        assertThat(account.get("role").propertyNames())
                .containsExactly("id", "name", "color", "permissions", "highlighted");
        assertThat(account.get("account"))
                .isEqualTo(app.get("/api/v1/accounts/" + ben.id()).ok());
        JsonNode moderator = tool.get(ADMIN + "/" + mona.id()).ok();
        assertThat(moderator.get("role").get("permissions").asString()).isEqualTo("1308");
        assertThat(moderator.get("account").get("roles").get(0).toString())
                .isEqualTo("{\"id\":\"1\",\"name\":\"Moderator\",\"color\":\"\"}");
    }

    @Test
    void accountsAreFoundInBothForms() {
        for (String query : List.of(
                "username=" + ben.name(),
                "email=" + ben.email().toUpperCase(Locale.ROOT),
                "display_name=" + ben.name() + "&local=true",
                "username=@" + ben.name() + "&active=true")) {
            assertThat(found("/api/v1/admin/accounts?" + query))
                    .as(query)
                    .containsExactly(ben.id().toString());
        }
        for (String query : List.of("origin=local", "status=active", "by_domain=" + domain(), "role_ids[]=-99")) {
            assertThat(found("/api/v2/admin/accounts?username=" + ben.name() + "&" + query))
                    .as(query)
                    .containsExactly(ben.id().toString());
        }
        for (String query : List.of(
                "origin=remote",
                "status=suspended",
                "status=pending",
                "by_domain=elsewhere.example",
                "ip=192.0.2.1",
                "invited_by=" + anna.id(),
                "permissions=staff",
                "role_ids[]=99")) {
            assertThat(found("/api/v2/admin/accounts?username=" + ben.name() + "&" + query))
                    .as(query)
                    .isEmpty();
        }
        assertThat(found("/api/v1/admin/accounts?remote=true&username=" + ben.name()))
                .isEmpty();
        assertThat(found("/api/v1/admin/accounts?staff=true&username=" + mona.name()))
                .containsExactly(mona.id().toString());
        for (String query : List.of("origin=x", "status=x", "permissions=all", "username=" + "a".repeat(300))) {
            assertThat(tool.get("/api/v2/admin/accounts?" + query).status())
                    .as(query)
                    .isEqualTo(422);
        }
        ApiClient.Answer page = tool.get("/api/v2/admin/accounts?limit=1&username=member");
        assertThat(page.ok().size()).isEqualTo(1);
        String newest = id(page.json().get(0));
        assertThat(page.header("Link").orElseThrow()).contains("max_id=" + newest, "min_id=" + newest);
        assertThat(found("/api/v2/admin/accounts?limit=1&username=member&max_id=" + newest))
                .hasSize(1)
                .doesNotContain(newest);
    }

    @Test
    void limitedAccountIsSeenByFollowersOnly() {
        Member carla = community.stranger();
        ApiClient carlasApp = ApiClient.of(carla);
        carlasApp.post("/api/v1/accounts/" + ben.id() + "/follow").ok();
        app.post("/api/v1/tags/" + tag + "/follow").ok();
        String before = id(post(bensApp, "Before #" + tag));
        act("silence", "text", "Too loud");
        String after = id(post(bensApp, "After @" + anna.name() + " and @" + carla.name() + " #" + tag));

        assertThat(passer.get("/api/v1/accounts/" + ben.id())
                        .ok()
                        .get("limited")
                        .asBoolean())
                .isTrue();
        assertThat(texts(passer.get("/api/v1/timelines/public?limit=40").ok(), "id"))
                .doesNotContain(before, after);
        assertThat(texts(passer.get("/api/v1/timelines/tag/" + tag).ok(), "id")).isEmpty();
        assertThat(texts(app.get("/api/v1/timelines/home").ok(), "id")).isEmpty();
        assertThat(texts(carlasApp.get("/api/v1/timelines/home").ok(), "id")).containsExactly(after, before);
        assertThat(app.get("/api/v2/search?type=statuses&q=After+" + tag)
                        .ok()
                        .get("statuses")
                        .size())
                .isZero();
        assertThat(carlasApp
                        .get("/api/v2/search?type=statuses&q=After+" + tag)
                        .ok()
                        .get("statuses")
                        .size())
                .isEqualTo(1);
        String part = ben.name().substring(0, ben.name().length() - 1);
        assertThat(texts(app.get("/api/v2/search?type=accounts&q=" + part).ok().get("accounts"), "id"))
                .doesNotContain(ben.id().toString());
        assertThat(texts(
                        app.get("/api/v2/search?type=accounts&q=" + ben.name())
                                .ok()
                                .get("accounts"),
                        "id"))
                .contains(ben.id().toString());
        assertThat(texts(passer.get("/api/v1/directory?limit=80").ok(), "id"))
                .doesNotContain(ben.id().toString());
        assertThat(app.get("/api/v1/statuses/" + after).status()).isEqualTo(200);
        Eventually.assertThat(() -> texts(
                        carlasApp.get("/api/v1/notifications?types[]=mention").ok(), "type"))
                .isEqualTo(List.of("mention"));
        assertThat(app.get("/api/v1/notifications?types[]=mention").ok().size()).isZero();
        assertThat(app.get("/api/v1/notifications/requests").ok().size()).isEqualTo(1);

        JsonNode lifted = tool.post(bens + "/unsilence").ok();
        assertThat(lifted.get("silenced").asBoolean(true)).isFalse();
        assertThat(texts(passer.get("/api/v1/timelines/public?limit=40").ok(), "id"))
                .contains(before, after);
        assertThat(texts(app.get("/api/v1/timelines/home").ok(), "id")).containsExactly(after, before);
    }

    @Test
    void limitedAccountIsNoTrendAndNoSuggestion() {
        ApiClient carlasApp = ApiClient.of(community.stranger());
        ApiClient dorasApp = ApiClient.of(community.stranger());
        String liked = id(post(bensApp, "Worth a look"));
        for (ApiClient each : List.of(app, carlasApp, dorasApp)) {
            each.post("/api/v1/statuses/" + liked + "/favourite").ok();
        }
        FreshTrends.compute();
        assertThat(texts(passer.get("/api/v1/trends/statuses?limit=40").ok(), "id"))
                .contains(liked);
        act("silence");
        assertThat(texts(passer.get("/api/v1/trends/statuses?limit=40").ok(), "id"))
                .doesNotContain(liked);
        FreshTrends.compute();
        assertThat(texts(passer.get("/api/v1/trends/statuses?limit=40").ok(), "id"))
                .doesNotContain(liked);
    }

    @Test
    void picturesOfASensitiveAccountAreSensitiveAtOnce() {
        String picture = id(bensApp.multipart(
                        "POST", "/api/v2/media", Map.of("description", "An orange"), Map.of("file", TestPicture.png()))
                .ok());
        String shown = id(bensApp.form("POST", "/api/v1/statuses", "status", "Look", "media_ids[]", picture)
                .ok());
        assertThat(passer.get("/api/v1/statuses/" + shown).ok().get("sensitive").asBoolean(true))
                .isFalse();
        act("sensitive");
        assertThat(tool.get(bens).ok().get("sensitized").asBoolean()).isTrue();
        assertThat(passer.get("/api/v1/statuses/" + shown).ok().get("sensitive").asBoolean())
                .isTrue();
        assertThat(texts(
                        tool.get("/api/v1/admin/accounts?sensitized=true&username=" + ben.name())
                                .ok(),
                        "id"))
                .hasSize(1);
        tool.post(bens + "/unsensitive").ok();
        assertThat(passer.get("/api/v1/statuses/" + shown).ok().get("sensitive").asBoolean(true))
                .isFalse();
    }

    @Test
    void picturesOfASuspendedAccountAreNotServed() {
        String address = bensApp.multipart(
                        "POST", "/api/v2/media", Map.of("description", "An orange"), Map.of("file", TestPicture.png()))
                .ok()
                .get("url")
                .asString();
        String path = address.substring(address.indexOf("/media/"));
        assertThat(passer.get(path).status()).isEqualTo(200);
        act("suspend");
        assertThat(passer.get(path).status()).isEqualTo(404);
        tool.post(bens + "/unsuspend").ok();
        assertThat(passer.get(path).status()).isEqualTo(200);
    }

    @Test
    void disabledAccountCannotSignInUntilEnabled() {
        String kept = id(post(bensApp, "Still here"));
        act("disable");
        assertThat(bensApp.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(401);
        assertThat(new FormBrowser(community.address("/"))
                        .signIn(ben.name(), Community.PASSWORD)
                        .statusCode())
                .isEqualTo(403);
        assertThat(passer.get("/api/v1/statuses/" + kept).status()).isEqualTo(200);
        assertThat(found("/api/v2/admin/accounts?status=disabled&username=" + ben.name()))
                .hasSize(1);
        assertThat(tool.post(bens + "/enable").ok().get("disabled").asBoolean(true))
                .isFalse();
        assertThat(new FormBrowser(community.address("/"))
                        .signIn(ben.name(), Community.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void suspendedAccountIsGoneForEverybodyAndCanComeBack() {
        Member carla = community.stranger();
        ApiClient carlasApp = ApiClient.of(carla);
        app.post("/api/v1/accounts/" + ben.id() + "/follow").ok();
        app.post("/api/v1/accounts/" + carla.id() + "/follow").ok();
        bensApp.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        String written = id(post(bensApp, "Hello @" + anna.name() + " #" + tag));
        carlasApp.post("/api/v1/statuses/" + written + "/reblog").ok();
        bensApp.post("/api/v1/statuses/" + id(post(app, "Mine")) + "/favourite").ok();
        Eventually.assertThat(() -> texts(app.get("/api/v1/notifications").ok(), "type"))
                .hasAll(List.of("mention", "follow", "favourite"));
        assertThat(texts(
                        passer.get("/api/v1/accounts/" + carla.id() + "/statuses")
                                .ok(),
                        "id"))
                .hasSize(1);

        act("suspend");

        JsonNode gone = passer.get("/api/v1/accounts/" + ben.id()).ok();
        assertThat(gone.get("suspended").asBoolean()).isTrue();
        assertThat(gone.get("display_name").asString()).isEmpty();
        assertThat(gone.get("note").asString()).isEmpty();
        for (ApiClient reader : List.of(app, passer)) {
            assertThat(reader.get("/api/v1/statuses/" + written).status()).isEqualTo(404);
            assertThat(reader.get("/api/v1/statuses/" + written + "/context").status())
                    .isEqualTo(404);
            assertThat(reader.get("/api/v1/accounts/" + ben.id() + "/statuses")
                            .ok()
                            .size())
                    .isZero();
            assertThat(reader.get("/api/v1/accounts/" + carla.id() + "/statuses")
                            .ok()
                            .size())
                    .isZero();
            assertThat(texts(reader.get("/api/v1/timelines/public?limit=40").ok(), "id"))
                    .doesNotContain(written);
            assertThat(reader.get("/api/v1/timelines/tag/" + tag).ok().size()).isZero();
            assertThat(reader.get("/api/v2/search?q=" + ben.name())
                            .ok()
                            .get("accounts")
                            .size())
                    .isZero();
        }
        assertThat(texts(app.get("/api/v1/timelines/home").ok(), "content")).hasSize(1);
        assertThat(app.get("/api/v1/notifications").ok().size()).isZero();
        assertThat(texts(app.get("/api/v1/accounts/" + anna.id() + "/followers").ok(), "id"))
                .isEmpty();
        assertThat(app.post("/api/v1/accounts/" + ben.id() + "/follow").status())
                .isEqualTo(403);
        assertThat(bensApp.get("/api/v1/timelines/home").status()).isEqualTo(401);
        FormBrowser browser = new FormBrowser(community.address("/"));
        assertThat(browser.signIn(ben.name(), Community.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(browser.open("/@" + ben.name()).statusCode()).isEqualTo(404);
        assertThat(browser.open("/@" + ben.name() + "/" + written).statusCode()).isEqualTo(404);
        assertThat(app.form("POST", "/api/v1/reports", "account_id", ben.id().toString())
                        .status())
                .isEqualTo(404);

        JsonNode back = tool.post(bens + "/unsuspend").ok();
        assertThat(back.get("suspended").asBoolean(true)).isFalse();
        assertThat(tool.post(bens + "/unsuspend").status()).isEqualTo(403);
        assertThat(passer.get("/api/v1/statuses/" + written).status()).isEqualTo(200);
        assertThat(texts(app.get("/api/v1/timelines/home").ok(), "id"))
                .hasSize(2)
                .contains(written);
        assertThat(browser.signIn(ben.name(), Community.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void onlyAnAdministratorDeletesASuspendedAccountAndOnlyOnce() {
        ApiClient admin = ApiClient.withToken(community.adminToken(community.stranger(Role.ADMIN)));
        String written = id(post(bensApp, "Not for long"));
        assertThat(admin.delete(bens).status()).isEqualTo(403);
        act("suspend");
        assertThat(tool.delete(bens).status()).isEqualTo(403);
        JsonNode before = admin.delete(bens).ok();
        assertThat(before.get("email").asString()).isEqualTo(ben.email());
        assertThat(before.get("suspended").asBoolean()).isTrue();
        Eventually.assertThat(() -> List.of(tool.get(bens).ok().get("email").isNull()))
                .isEqualTo(List.of(true));
        assertThat(admin.delete(bens).status()).isEqualTo(403);
        assertThat(tool.post(bens + "/unsuspend").status()).isEqualTo(403);
        assertThat(app.get("/api/v1/statuses/" + written).status()).isEqualTo(404);
        JsonNode left = app.get("/api/v1/accounts/" + ben.id()).ok();
        assertThat(left.get("suspended").asBoolean()).isTrue();
        assertThat(left.get("statuses_count").asInt()).isZero();
        assertThat(admin.delete(ADMIN + "/42").status()).isEqualTo(404);
    }

    @Test
    void quotesShowNothingOfASuspendedAuthor() {
        String quoted = id(post(bensApp, "Quote me"));
        String quoting = id(ApiClient.of(community.stranger())
                .form("POST", "/api/v1/statuses", "status", "As somebody said", "quoted_status_id", quoted)
                .ok());
        for (ApiClient reader : List.of(app, passer)) {
            assertThat(reader.get("/api/v1/statuses/" + quoting).text()).contains("Quote me");
        }
        act("suspend");
        for (ApiClient reader : List.of(app, passer)) {
            assertThat(reader.get("/api/v1/statuses/" + quoting)
                            .ok()
                            .get("quote")
                            .get("quoted_status")
                            .isNull())
                    .isTrue();
            assertThat(reader.get("/api/v1/statuses/" + quoting).text()).doesNotContain("Quote me");
        }
        tool.post(bens + "/unsuspend").ok();
        assertThat(passer.get("/api/v1/statuses/" + quoting).text()).contains("Quote me");
    }

    @Test
    void whomItHurtsIsToldWhatAndWhy() {
        act("silence", "text", "Please be kind.");
        JsonNode told = bensApp.get("/api/v1/notifications").ok().get(0);
        assertThat(told.get("type").asString()).isEqualTo("moderation_warning");
        JsonNode warning = told.get("moderation_warning");
        assertThat(warning.propertyNames())
                .containsExactly("id", "action", "text", "status_ids", "target_account", "appeal", "created_at");
        assertThat(warning.get("action").asString()).isEqualTo("silence");
        assertThat(warning.get("text").asString()).isEqualTo("Please be kind.");
        assertThat(id(warning.get("target_account"))).isEqualTo(ben.id().toString());
        assertThat(bensApp.get("/api/v2/notifications")
                        .ok()
                        .get("notification_groups")
                        .get(0)
                        .get("moderation_warning"))
                .isEqualTo(warning);
        assertThat(bensApp.get("/api/v1/notifications/" + id(told)).ok()).isEqualTo(told);
    }

    @Test
    void measureSettlesAllReportsAndAWarningOnlyItsOwn() {
        String first = report();
        String second = report();
        act("none", "report_id", first, "text", "Mind the rules");
        assertThat(tool.get(REPORTS + "/" + first).ok().get("action_taken").asBoolean())
                .isTrue();
        assertThat(tool.get(REPORTS + "/" + second).ok().get("action_taken").asBoolean(true))
                .isFalse();
        act("sensitive");
        assertThat(tool.get(REPORTS + "/" + second).ok().get("action_taken").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNoActionIsRefused() {
        String aboutAnna = id(
                bensApp.form("POST", "/api/v1/reports", "account_id", anna.id().toString())
                        .ok());
        assertThat(tool.post(bens + "/action").status()).isEqualTo(422);
        assertThat(tool.form("POST", bens + "/action", "type", "banish").status())
                .isEqualTo(422);
        assertThat(tool.form("POST", bens + "/action", "type", "none", "text", "a".repeat(2001))
                        .status())
                .isEqualTo(422);
        assertThat(tool.form("POST", bens + "/action", "type", "silence", "report_id", "42")
                        .status())
                .isEqualTo(404);
        assertThat(tool.form("POST", bens + "/action", "type", "silence", "report_id", aboutAnna)
                        .status())
                .isEqualTo(404);
        assertThat(tool.form("POST", bens + "/action", "type", "silence", "warning_preset_id", "1")
                        .status())
                .isEqualTo(404);
        assertThat(tool.form("POST", bens + "/action", "type", "silence", "send_email_notification", "x")
                        .status())
                .isEqualTo(400);
        assertThat(tool.form("POST", ADMIN + "/42/action", "type", "silence").status())
                .isEqualTo(404);
        assertThat(tool.get(bens).ok().get("silenced").asBoolean(true)).isFalse();
        assertThat(bensApp.get("/api/v1/notifications").ok().size()).isZero();
    }

    @Test
    void nobodyActsOnEqualsOrHigherRoles() {
        Member peer = community.stranger(Role.MODERATOR);
        Member admin = community.stranger(Role.ADMIN);
        for (Member other : List.of(mona, peer, admin)) {
            String account = ADMIN + "/" + other.id();
            assertThat(tool.form("POST", account + "/action", "type", "suspend").status())
                    .isEqualTo(403);
            for (String deed : List.of("enable", "unsilence", "unsuspend", "unsensitive", "approve", "reject")) {
                assertThat(tool.post(account + "/" + deed).status()).as(deed).isEqualTo(403);
            }
        }
        ApiClient higher = ApiClient.withToken(community.adminToken(admin));
        higher.form("POST", ADMIN + "/" + peer.id() + "/action", "type", "disable")
                .ok();
        assertThat(ApiClient.of(peer).get("/api/v1/accounts/verify_credentials").status())
                .isEqualTo(401);
    }

    @Test
    void whoWaitsIsLetInOrTurnedDown() {
        Member in = waiting("in");
        Member out = waiting("out");
        JsonNode pending =
                tool.get(ADMIN + "?pending=true&username=" + in.name()).ok().get(0);
        assertThat(pending.get("approved").asBoolean(true)).isFalse();
        assertThat(tool.post(ADMIN + "/" + in.id() + "/approve")
                        .ok()
                        .get("approved")
                        .asBoolean())
                .isTrue();
        assertThat(tool.post(ADMIN + "/" + in.id() + "/approve").status()).isEqualTo(403);
        assertThat(id(tool.post(ADMIN + "/" + out.id() + "/reject").ok()))
                .isEqualTo(out.id().toString());
        assertThat(tool.get(ADMIN + "/" + out.id()).status()).isEqualTo(404);
        assertThat(tool.post(bens + "/reject").status()).isEqualTo(403);
        assertThat(tool.post(bens + "/approve").status()).isEqualTo(403);
    }

    @Test
    void moderatorsHearOfSignUps() {
        Member newcomer = community.stranger();
        Eventually.assertThat(() -> texts(
                        ApiClient.of(mona)
                                .get("/api/v1/notifications?types[]=admin.sign_up&limit=80&account_id=" + newcomer.id())
                                .ok(),
                        "type"))
                .isEqualTo(List.of("admin.sign_up"));
    }

    private Member waiting(String how) {
        String name = how + "_" + ben.name();
        var user = community
                .part(Users.class)
                .create(new NewUser(
                        name, "", name + "@example.org", Optional.of(Community.PASSWORD), Role.MEMBER, true, false))
                .user();
        return new Member(user.account(), user.username(), user.email());
    }

    private void act(String type, String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "type";
        all[1] = type;
        System.arraycopy(more, 0, all, 2, more.length);
        assertThat(tool.form("POST", bens + "/action", all).ok().toString()).isEqualTo("{}");
    }

    private String report() {
        return id(app.form("POST", "/api/v1/reports", "account_id", ben.id().toString())
                .ok());
    }

    private List<String> found(String path) {
        return texts(tool.get(path).ok(), "id");
    }

    private String domain() {
        return community.part(Addresses.class).domain();
    }
}
