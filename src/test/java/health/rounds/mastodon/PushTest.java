package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Follows;
import health.rounds.identity.Role;
import health.rounds.identity.Tokens;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FakePushService;
import health.rounds.testkit.FakePushService.Device;
import health.rounds.testkit.FakePushService.Message;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** An app that subscribes is told of what happens, in a message that only it can read. */
class PushTest {
    private static final String PATH = "/api/v1/push/subscription";
    private static final FakePushService SERVICE = new FakePushService();

    private final Community community = Community.shared();
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();
    private final String annasToken = community.token(anna);
    private final ApiClient annas = ApiClient.withToken(annasToken);
    private final ApiClient bens = ApiClient.of(ben);
    private final Device device = SERVICE.device();

    @AfterAll
    static void close() {
        SERVICE.close();
    }

    @ParameterizedTest
    @CsvSource({"true, aes128gcm", "false, aesgcm"})
    void favouriteArrivesOnTheDevice(boolean standard, String encoding) {
        JsonNode subscription =
                subscribe(device, "subscription[standard]", "" + standard, "data[alerts][favourite]", "1");
        JsonNode post = StatusesTest.post(annas, "Door-to-balloon times of our hospital are falling");
        bens.post("/api/v1/statuses/" + id(post) + "/favourite").ok();

        Eventually.assertThat(() -> List.of(device.received().size())).isEqualTo(List.of(1));
        Message message = device.received().getFirst();
        assertThat(message.encoding()).isEqualTo(encoding);
        assertThat(message.serverKey()).isEqualTo(subscription.get("server_key").asString());
        assertThat(message.header("TTL")).isEqualTo("172800");
        assertThat(message.header("Urgency")).isEqualTo("normal");
        assertThat(device.faults()).isEmpty();

        JsonNode told = message.json();
        assertThat(told.propertyNames())
                .containsExactly(
                        "access_token",
                        "preferred_locale",
                        "notification_id",
                        "notification_type",
                        "icon",
                        "title",
                        "body");
        assertThat(told.get("access_token").asString()).isEqualTo(annasToken);
        assertThat(told.get("preferred_locale").asString()).isEqualTo("en");
        assertThat(told.get("notification_type").asString()).isEqualTo("favourite");
        assertThat(told.get("icon").asString()).startsWith("http").endsWith(".png");
        assertThat(told.get("title").asString()).isEqualTo(ben.name() + " favourited your post");
        assertThat(told.get("body").asString()).isEqualTo("Door-to-balloon times of our hospital are falling");
        assertThat(told.get("notification_id").getNodeType()).isEqualTo(JsonNodeType.NUMBER);
        // What a browser makes of the number leads to the notification.
        String inBrowser =
                new BigDecimal(Double.toString(told.get("notification_id").asDouble())).toPlainString();
        assertThat(annas.get("/api/v1/notifications/" + inBrowser)
                        .ok()
                        .get("type")
                        .asString())
                .isEqualTo("favourite");
    }

    @Test
    void entityIsMastodonsToTheField() {
        JsonNode made = subscribe(device, "data[alerts][mention]", "true", "data[policy]", "followed");
        assertThat(made.propertyNames())
                .containsExactlyInAnyOrder("id", "endpoint", "standard", "alerts", "server_key", "policy");
        assertThat(made.get("id").isInt()).isTrue();
        assertThat(made.get("endpoint").asString()).isEqualTo(device.endpoint());
        assertThat(made.get("standard").isBoolean()).isTrue();
        assertThat(made.get("standard").asBoolean()).isFalse();
        assertThat(made.get("policy").asString()).isEqualTo("followed");
        assertThat(made.get("alerts").propertyNames())
                .containsExactlyInAnyOrder(
                        "mention",
                        "status",
                        "reblog",
                        "follow",
                        "follow_request",
                        "favourite",
                        "poll",
                        "update",
                        "severed_relationships",
                        "moderation_warning",
                        "quote",
                        "quoted_update",
                        "admin.sign_up",
                        "admin.report");
        made.get("alerts").forEach(alert -> assertThat(alert.isBoolean()).isTrue());
        assertThat(on(made)).containsExactly("mention");
        assertThat(annas.get(PATH).ok()).isEqualTo(made);

        String key = made.get("server_key").asString();
        assertThat(Base64.getUrlDecoder().decode(key)).hasSize(65).startsWith(4);
        assertThat(annas.get("/api/v2/instance")
                        .ok()
                        .at("/configuration/vapid/public_key")
                        .asString())
                .isEqualTo(key);
        assertThat(annas.get("/api/v1/apps/verify_credentials")
                        .ok()
                        .get("vapid_key")
                        .asString())
                .isEqualTo(key);
        assertThat(ApiClient.anonymous()
                        .form("POST", "/api/v1/apps", "client_name", "Pager", "redirect_uris", "https://pager.example/")
                        .ok()
                        .get("vapid_key")
                        .asString())
                .isEqualTo(key);
    }

    @Test
    void eachTokenHasOneSubscriptionThatIsChangedReplacedAndEnded() {
        ApiClient other = ApiClient.of(anna);
        assertThat(annas.get(PATH).status()).isEqualTo(404);
        assertThat(annas.form("PUT", PATH, "data[alerts][follow]", "true").status())
                .isEqualTo(404);
        subscribe(device, "data[alerts][follow]", "true");
        assertThat(other.get(PATH).status())
                .as("another token of the same member")
                .isEqualTo(404);

        JsonNode changed = annas.json(
                        "PUT", PATH, "{\"data\":{\"alerts\":{\"poll\":true,\"follow\":false},\"policy\":\"follower\"}}")
                .ok();
        assertThat(on(changed)).containsExactly("poll");
        assertThat(changed.get("policy").asString()).isEqualTo("follower");
        assertThat(changed.get("endpoint").asString()).isEqualTo(device.endpoint());

        Device newer = SERVICE.device();
        JsonNode replaced = subscribe(newer, "data[alerts][status]", "true");
        assertThat(replaced.get("endpoint").asString()).isEqualTo(newer.endpoint());
        assertThat(replaced.get("policy").asString()).isEqualTo("all");
        assertThat(on(replaced)).containsExactly("status");

        assertThat(annas.delete(PATH).ok().isEmpty()).isTrue();
        assertThat(annas.delete(PATH).ok().isEmpty()).isTrue();
        assertThat(annas.get(PATH).status()).isEqualTo(404);
    }

    @Test
    void jsonAsBrowsersWriteItIsUnderstood() {
        JsonNode made = annas.json("POST", PATH, """
                {"subscription": {"endpoint": "%s", "expirationTime": null, "standard": true,
                    "keys": {"p256dh": "%s", "auth": "%s"}},
                 "data": {"alerts": {"mention": true, "admin.report": true, "severed_relationships": true}}}
                """.formatted(device.endpoint(), device.p256dh(), device.auth()))
                .ok();
        assertThat(made.get("standard").asBoolean()).isTrue();
        assertThat(on(made)).as("the last is a kind that there is not here").containsExactly("mention", "admin.report");
    }

    @Test
    void onlyTheAlertsThatAreOnArrive() {
        subscribe(device, "data[alerts][follow]", "true");
        JsonNode post = StatusesTest.post(annas, "Nobody pages me for this");
        bens.post("/api/v1/statuses/" + id(post) + "/favourite").ok();
        bens.post("/api/v1/accounts/" + anna.id() + "/follow").ok();
        Eventually.assertThat(this::types).isEqualTo(List.of("follow"));
    }

    @ParameterizedTest
    @CsvSource({"all, 3", "followed, 1", "follower, 1", "none, 0"})
    void policySaysWhoseActsArrive(String policy, int expected) {
        Member followed = community.stranger();
        Member follower = community.stranger();
        Follows follows = community.part(Follows.class);
        follows.start(anna.id(), followed.id(), true, false);
        follows.start(follower.id(), anna.id(), true, false);
        JsonNode post = StatusesTest.post(annas, "Journal club moves to Thursday");
        subscribe(device, "data[alerts][favourite]", "true", "data[policy]", policy);
        for (Member each : List.of(ben, followed, follower)) {
            ApiClient.of(each)
                    .post("/api/v1/statuses/" + id(post) + "/favourite")
                    .ok();
        }
        List<String> who = switch (policy) {
            case "all" -> List.of(ben.name(), followed.name(), follower.name());
            case "followed" -> List.of(followed.name());
            case "follower" -> List.of(follower.name());
            default -> List.of();
        };
        // The last of three notices proves that the others have been dealt with.
        Eventually.assertThat(() -> List.of(annas.get("/api/v1/notifications?types[]=favourite")
                        .ok()
                        .size()))
                .isEqualTo(List.of(3));
        Eventually.assertThat(() -> device.received().stream()
                        .map(message -> message.json().get("title").asString().split(" ", 2)[0])
                        .toList())
                .hasAll(who);
        assertThat(who).hasSize(expected);
        assertThat(device.faults()).isEmpty();
    }

    @Test
    void whatStandsBehindAContentWarningStaysThere() {
        subscribe(device, "data[alerts][mention]", "true");
        bens.form(
                        "POST",
                        "/api/v1/statuses",
                        "status",
                        "@" + anna.name() + " the exam answers are A, C and D",
                        "spoiler_text",
                        "Answers of the exam",
                        "visibility",
                        "direct")
                .ok();
        Eventually.assertThat(this::types).isEqualTo(List.of("mention"));
        assertThat(device.received().getFirst().json().get("body").asString()).isEqualTo("Answers of the exam");
        assertThat(device.received().getFirst().text()).doesNotContain("A, C and D");
    }

    @Test
    void whatMatchesAFilterIsNotPushed() {
        annas.json("POST", "/api/v2/filters", """
                {"title": "No football", "context": ["notifications"], "filter_action": "warn",
                 "keywords_attributes": [{"keyword": "football", "whole_word": true}]}
                """).ok();
        subscribe(device, "data[alerts][mention]", "true");
        StatusesTest.post(bens, "@" + anna.name() + " football tonight?");
        StatusesTest.post(bens, "@" + anna.name() + " rounds at eight?");
        Eventually.assertThat(() -> bodies(device)).isEqualTo(List.of("@" + anna.name() + " rounds at eight?"));
    }

    @Test
    void whatAPolicyHoldsBackIsNotPushed() {
        annas.form("PATCH", "/api/v2/notifications/policy", "for_not_following", "filter")
                .ok();
        Member known = community.stranger();
        community.part(Follows.class).start(anna.id(), known.id(), true, false);
        subscribe(device, "data[alerts][mention]", "true");
        StatusesTest.post(bens, "@" + anna.name() + " do you know me?");
        StatusesTest.post(ApiClient.of(known), "@" + anna.name() + " you know me");
        Eventually.assertThat(() -> bodies(device)).isEqualTo(List.of("@" + anna.name() + " you know me"));
    }

    @Test
    void moderatorsAreToldOfReports() {
        Member moderator = community.join("mod_" + anna.name(), Role.MODERATOR);
        ApiClient.of(moderator)
                .form("POST", PATH, fields(device, "data[alerts][admin.report]", "true"))
                .ok();
        annas.form("POST", "/api/v1/reports", "account_id", ben.id().toString(), "comment", "Rude")
                .ok();
        Eventually.assertThat(this::types).isEqualTo(List.of("admin.report"));
        JsonNode told = device.received().getFirst().json();
        assertThat(told.get("title").asString()).isEqualTo(anna.name() + " reported an account");
        assertThat(told.get("body").asString())
                .as("what was reported is read in the app")
                .isEmpty();
    }

    @Test
    void longTextsAreShortened() {
        subscribe(device, "data[alerts][mention]", "true");
        StatusesTest.post(bens, "@" + anna.name() + " " + "𝒽eart ".repeat(100));
        Eventually.assertThat(() -> bodies(device).stream()
                        .map(body -> body.codePointCount(0, body.length()))
                        .toList())
                .isEqualTo(List.of(140));
        assertThat(bodies(device).getFirst()).endsWith("…");
    }

    @Test
    void scopeAndMemberAreNeeded() {
        String reading = community.part(Tokens.class).issue(anna.id(), Set.of("read", "write"));
        for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
            assertThat(ApiClient.withToken(reading).form(method, PATH).status()).isEqualTo(403);
            assertThat(ApiClient.anonymous().form(method, PATH).status()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "subscription[endpoint]=https://127.0.0.2/x",
                "subscription[endpoint]=http://push.example.org/",
                "subscription[endpoint]=",
                "subscription[keys][p256dh]=BAAA",
                "subscription[keys][p256dh]=",
                "subscription[keys][auth]=x",
                "data[policy]=everyone"
            })
    void whatCannotWorkIsRefusedWithAReason(String field) {
        String[] pair = field.split("=", 2);
        ApiClient.Answer answer = annas.form("POST", PATH, fields(device, pair[0], pair[1]));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asString()).isNotBlank();
        assertThat(annas.get(PATH).status()).isEqualTo(404);
    }

    @Test
    void alertThatIsNeitherOnNorOffIsRefused() {
        for (String alert : WebPushSubscription.ALERTS) {
            ApiClient.Answer answer = annas.form("POST", PATH, fields(device, "data[alerts][" + alert + "]", "maybe"));
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    private JsonNode subscribe(Device to, String... more) {
        return annas.form("POST", PATH, fields(to, more)).ok();
    }

    /** A whole subscription, of which {@code more} replaces or adds some fields. */
    private static String[] fields(Device to, String... more) {
        List<String> fields = new ArrayList<>(Arrays.asList(more));
        List<String> whole = List.of(
                "subscription[endpoint]", to.endpoint(),
                "subscription[keys][p256dh]", to.p256dh(),
                "subscription[keys][auth]", to.auth());
        for (int i = 0; i < whole.size(); i += 2) {
            if (!fields.contains(whole.get(i))) {
                fields.addAll(whole.subList(i, i + 2));
            }
        }
        return fields.toArray(String[]::new);
    }

    private List<String> types() {
        return device.received().stream()
                .map(message -> message.json().get("notification_type").asString())
                .toList();
    }

    private static List<String> bodies(Device device) {
        return device.received().stream()
                .map(message -> message.json().get("body").asString())
                .toList();
    }

    private static List<String> on(JsonNode subscription) {
        JsonNode alerts = subscription.get("alerts");
        return alerts.propertyNames().stream()
                .filter(name -> alerts.get(name).asBoolean())
                .toList();
    }

    private static String id(JsonNode entity) {
        return entity.get("id").asString();
    }
}
