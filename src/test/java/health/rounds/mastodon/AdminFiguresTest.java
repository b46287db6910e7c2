package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.discovery.FreshTrends;
import health.rounds.identity.Role;
import health.rounds.testkit.Community;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Measures, dimensions, retention and trends, as moderators' tools get them. */
class AdminFiguresTest {
    private static final String MEASURES = "/api/v1/admin/measures";
    private static final String DIMENSIONS = "/api/v1/admin/dimensions";
    private static final String RETENTION = "/api/v1/admin/retention";
    private static final String TRENDS = "/api/v1/admin/trends";

    private final ApiClient app = AdminClient.of(Role.MODERATOR);
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();
    private final String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();

    @Test
    void measuresHaveEveryFieldAndCountWhatHappens() {
        Community.Member member = Community.shared().stranger();
        ApiClient membersApp = ApiClient.of(member);
        String tag = "figure" + member.name();
        long newBefore = total("new_users");
        long activeBefore = total("active_users");
        long interactionsBefore = total("interactions");
        String first = id(post(membersApp, "Look #" + tag));
        membersApp.post("/api/v1/statuses/" + first + "/favourite").ok();
        assertThat(total("active_users")).isEqualTo(activeBefore + 1);
        assertThat(total("interactions")).isEqualTo(interactionsBefore + 1);
        Community.shared().stranger();
        assertThat(total("new_users")).isEqualTo(newBefore + 1);

        JsonNode found = app.json("POST", MEASURES, """
                        {"keys": ["active_users", "tag_uses", "tag_accounts", "tag_servers", "unknown", "active_users"],
                         "start_at": "%s", "end_at": "%sT23:00:00Z",
                         "tag_uses": {"id": "%s"}, "tag_accounts": {"id": "%s"}, "tag_servers": {"id": "%s"}}
                        """.formatted(yesterday, today, tag, tag, tag))
                .ok();
        assertThat(texts(found, "key")).containsExactly("active_users", "tag_uses", "tag_accounts", "tag_servers");
        JsonNode uses = found.get(1);
        assertThat(uses.propertyNames()).containsExactlyInAnyOrder("key", "unit", "total", "previous_total", "data");
        assertThat(uses.get("unit").isNull()).isTrue();
        assertThat(uses.get("total").asString()).isEqualTo("1");
        assertThat(uses.get("previous_total").asString()).isEqualTo("0");
        assertThat(uses.get("data").size()).isEqualTo(2);
        assertThat(uses.get("data").get(1).propertyNames()).containsExactlyInAnyOrder("date", "value");
        assertThat(uses.get("data").get(1).get("date").asString()).isEqualTo(today + "T00:00:00.000Z");
        assertThat(uses.get("data").get(1).get("value").asString()).isEqualTo("1");
        assertThat(found.get(2).get("total").asString()).isEqualTo("1");
        assertThat(found.get(3).get("total").asString()).isEqualTo("0");
    }

    @Test
    void ofOtherServersThereIsNothingWhileNoneIsKnown() {
        for (String key : List.of(
                "instance_accounts",
                "instance_media_attachments",
                "instance_reports",
                "instance_statuses",
                "instance_follows",
                "instance_followers")) {
            JsonNode measure = app.form(
                            "POST",
                            MEASURES,
                            "keys[]",
                            key,
                            "start_at",
                            yesterday,
                            "end_at",
                            today,
                            key + "[domain]",
                            "other.example")
                    .ok()
                    .get(0);
            assertThat(measure.get("total").asString()).isEqualTo("0");
            assertThat(measure.has("previous_total")).isFalse();
            boolean inBytes = key.equals("instance_media_attachments");
            assertThat(measure.has("human_value")).isEqualTo(inBytes);
            if (inBytes) {
                assertThat(measure.get("unit").asString()).isEqualTo("bytes");
                assertThat(measure.get("human_value").asString()).isEqualTo("0 Bytes");
            }
        }
    }

    @Test
    void dimensionsTellLanguagesAppsServersSpaceAndVersions() {
        Community.Member member = Community.shared().stranger();
        String tag = "shares" + member.name();
        ApiClient.of(member)
                .form("POST", "/api/v1/statuses", "status", "Look #" + tag, "language", "en")
                .ok();
        JsonNode found = app.json("POST", DIMENSIONS, """
                        {"keys": ["languages", "sources", "servers", "space_usage", "software_versions", "tag_servers",
                                  "tag_languages", "instance_accounts", "instance_languages"],
                         "start_at": "%s", "end_at": "%s", "limit": 50, "tag_servers": {"id": "%s"},
                         "tag_languages": {"id": "%s"}, "instance_accounts": {"domain": "x.example"},
                         "instance_languages": {"domain": "x.example"}}
                        """.formatted(yesterday, today, tag, tag))
                .ok();
        assertThat(found.size()).isEqualTo(9);
        for (JsonNode dimension : found) {
            assertThat(dimension.propertyNames()).containsExactlyInAnyOrder("key", "data");
        }
        assertThat(texts(found.get(0).get("data"), "human_key")).contains("English");
        assertThat(found.get(0).get("data").get(0).propertyNames())
                .containsExactlyInAnyOrder("key", "human_key", "value");
        assertThat(texts(found.get(1).get("data"), "human_key")).isNotEmpty();
        assertThat(texts(found.get(2).get("data"), "key"))
                .contains(Community.shared().publicUrl().getAuthority());
        JsonNode space = found.get(3).get("data");
        assertThat(texts(space, "key")).containsExactly("postgresql", "media");
        assertThat(space.get(0).propertyNames())
                .containsExactlyInAnyOrder("key", "human_key", "value", "unit", "human_value");
        assertThat(space.get(0).get("human_value").asString()).matches("[\\d.]+ MB");
        JsonNode versions = found.get(4).get("data");
        assertThat(texts(versions, "key")).containsExactly("rounds", "java", "postgresql");
        assertThat(versions.get(2).propertyNames())
                .containsExactlyInAnyOrder("key", "human_key", "value", "human_value");
        assertThat(found.get(5).get("data").get(0).get("value").asString()).isEqualTo("1");
        assertThat(texts(found.get(6).get("data"), "key")).containsExactly("en");
        assertThat(found.get(7).get("data").isEmpty()).isTrue();
        assertThat(app.form("POST", DIMENSIONS, "keys[]", "software_versions")
                        .ok()
                        .size())
                .isOne();
    }

    @Test
    void cohortsTellWhoStays() {
        ApiClient.of(Community.shared().stranger())
                .get("/api/v1/accounts/verify_credentials")
                .ok();
        JsonNode cohorts = app.form("POST", RETENTION, "start_at", yesterday, "end_at", today, "frequency", "day")
                .ok();
        assertThat(cohorts.size()).isEqualTo(2);
        assertThat(cohorts.get(0).get("data").size()).isEqualTo(2);
        JsonNode cohort = cohorts.get(1);
        assertThat(cohort.propertyNames()).containsExactlyInAnyOrder("period", "frequency", "data");
        assertThat(cohort.get("period").asString()).isEqualTo(today + "T00:00:00.000Z");
        assertThat(cohort.get("frequency").asString()).isEqualTo("day");
        JsonNode data = cohort.get("data").get(0);
        assertThat(data.propertyNames()).containsExactlyInAnyOrder("date", "rate", "value");
        assertThat(data.get("rate").asDouble()).isPositive().isLessThanOrEqualTo(1);
        assertThat(Long.parseLong(data.get("value").asString())).isPositive();
        assertThat(app.form("POST", RETENTION, "start_at", yesterday, "end_at", today)
                        .ok()
                        .isEmpty())
                .isTrue();
        assertThat(app.form("POST", RETENTION, "frequency", "month").ok().isEmpty())
                .isTrue();
        assertThat(app.form("POST", RETENTION, "start_at", "2026-01-31", "end_at", "2026-03-01", "frequency", "month")
                        .ok()
                        .size())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 Bytes",
        "1, 1 Byte",
        "1023, 1023 Bytes",
        "1024, 1 KB",
        "14924935, 14.2 MB",
        "1972544, 1.88 MB",
        "100765744, 96.1 MB",
        "49581359907, 46.2 GB",
        "837837315424, 780 GB",
        "9223372036854775807, 8 EB"
    })
    void bytesAreWrittenAsMastodonWritesThem(long bytes, String words) {
        assertThat(HumanSize.of(bytes)).isEqualTo(words);
    }

    @Test
    void rejectedHashtagTrendsNoMoreUntilItIsApproved() {
        String tag = "judged" + Community.shared().stranger().name();
        for (int i = 0; i < 3; i++) {
            post(ApiClient.of(Community.shared().stranger()), "Look #" + tag);
        }
        FreshTrends.compute();
        JsonNode trend = named(tag);
        assertThat(trend.propertyNames())
                .containsExactlyInAnyOrder("id", "name", "url", "history", "trendable", "usable", "requires_review");
        assertThat(trend.get("trendable").asBoolean()).isTrue();
        assertThat(trend.get("requires_review").asBoolean()).isTrue();
        assertThat(trend.get("history").size()).isEqualTo(7);

        JsonNode rejected = app.post(TRENDS + "/tags/" + tag + "/reject").ok();
        assertThat(rejected.get("trendable").asBoolean()).isFalse();
        assertThat(rejected.get("requires_review").asBoolean()).isFalse();
        assertThat(publicTags()).doesNotContain(tag);
        assertThat(named(tag).get("trendable").asBoolean()).isFalse();
        assertThat(app.post(TRENDS + "/tags/" + tag + "/approve")
                        .ok()
                        .get("trendable")
                        .asBoolean())
                .isTrue();
        assertThat(publicTags()).contains(tag);
        assertThat(app.post(TRENDS + "/tags/no%20tag/reject").status()).isEqualTo(404);
    }

    @Test
    void rejectedPostTrendsNoMoreUntilItIsApproved() {
        ApiClient author = ApiClient.of(Community.shared().stranger());
        String id = id(post(author, "Worth a look"));
        for (int i = 0; i < 3; i++) {
            ApiClient.of(Community.shared().stranger())
                    .post("/api/v1/statuses/" + id + "/favourite")
                    .ok();
        }
        FreshTrends.compute();
        JsonNode listed = listed(id);
        assertThat(listed.get("requires_review").asBoolean()).isTrue();
        assertThat(listed.propertyNames())
                .containsAll(app.get("/api/v1/statuses/" + id).ok().propertyNames());
        JsonNode rejected = app.post(TRENDS + "/statuses/" + id + "/reject").ok();
        assertThat(rejected.get("id").asString()).isEqualTo(id);
        assertThat(rejected.get("requires_review").asBoolean()).isFalse();
        assertThat(publicPosts()).doesNotContain(id);
        assertThat(listed(id).get("requires_review").asBoolean()).isFalse();
        app.post(TRENDS + "/statuses/" + id + "/approve").ok();
        assertThat(publicPosts()).contains(id);
        assertThat(app.get(TRENDS + "/links").ok().isEmpty()).isTrue();

        String secret = id(author.form("POST", "/api/v1/statuses", "status", "For few", "visibility", "private")
                .ok());
        assertThat(app.post(TRENDS + "/statuses/" + secret + "/approve").status())
                .isEqualTo(404);
    }

    private long total(String key) {
        JsonNode found = app.form("POST", MEASURES, "keys[]", key, "start_at", yesterday, "end_at", today)
                .ok();
        return Long.parseLong(found.get(0).get("total").asString());
    }

    private JsonNode named(String tag) {
        return one(app.get(TRENDS + "/tags?limit=20").ok(), "name", tag);
    }

    private JsonNode listed(String id) {
        return one(app.get(TRENDS + "/statuses?limit=40").ok(), "id", id);
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        return Stream.iterate(0, i -> i + 1)
                .limit(list.size())
                .map(list::get)
                .filter(each -> each.get(field).asString().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> publicTags() {
        return texts(ApiClient.anonymous().get("/api/v1/trends/tags?limit=20").ok(), "name");
    }

    private static List<String> publicPosts() {
        return texts(
                ApiClient.anonymous().get("/api/v1/trends/statuses?limit=40").ok(), "id");
    }
}
