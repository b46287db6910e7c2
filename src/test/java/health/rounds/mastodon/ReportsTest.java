package health.rounds.mastodon;

import static health.rounds.mastodon.StatusesTest.id;
import static health.rounds.mastodon.StatusesTest.post;
import static health.rounds.mastodon.StatusesTest.texts;
import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Role;
import health.rounds.platform.Ids;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What members report, and how moderators share it out and settle it, over the real server. */
class ReportsTest {
    private static final String REPORTS = "/api/v1/reports";
    private static final String ADMIN = "/api/v1/admin/reports";

    private final Community community = Community.shared();
    private final Member anna = community.stranger();
    private final Member ben = community.stranger();
    private final Member mona = community.stranger(Role.MODERATOR);
    private final ApiClient app = ApiClient.of(anna);
    private final ApiClient bensApp = ApiClient.of(ben);
    private final ApiClient tool = ApiClient.withToken(community.adminToken(mona));

    @Test
    void reportHasEveryFieldAndReachesTheModerators() {
        String bad = id(post(bensApp, "Buy my pills"));
        JsonNode report = app.form(
                        "POST",
                        REPORTS + "/",
                        "account_id",
                        ben.id().toString(),
                        "status_ids[]",
                        bad,
                        "comment",
                        " Sells pills. ",
                        "category",
                        "spam",
                        "forward",
                        "true")
                .ok();
        assertThat(report.propertyNames())
                .containsExactly(
                        "id",
                        "action_taken",
                        "action_taken_at",
                        "category",
                        "comment",
                        "forwarded",
                        "created_at",
                        "status_ids",
                        "rule_ids",
                        "target_account");
        assertThat(report.get("id").isString()).isTrue();
        assertThat(report.get("action_taken").asBoolean(true)).isFalse();
        assertThat(report.get("action_taken_at").isNull()).isTrue();
        assertThat(report.get("category").asString()).isEqualTo("spam");
        assertThat(report.get("comment").asString()).isEqualTo("Sells pills.");
        assertThat(report.get("forwarded").asBoolean(true)).isFalse();
        assertThat(report.get("status_ids").toString()).isEqualTo("[\"" + bad + "\"]");
        assertThat(report.get("rule_ids").toString()).isEqualTo("[]");
        assertThat(id(report.get("target_account"))).isEqualTo(ben.id().toString());

        JsonNode told = ApiClient.of(mona)
                .get("/api/v1/notifications?types[]=admin.report")
                .ok()
                .get(0);
        assertThat(told.get("type").asString()).isEqualTo("admin.report");
        assertThat(id(told.get("account"))).isEqualTo(anna.id().toString());
        assertThat(told.get("report")).isEqualTo(report);
        JsonNode grouped = ApiClient.of(mona)
                .get("/api/v2/notifications?types[]=admin.report")
                .ok()
                .get("notification_groups")
                .get(0);
        assertThat(grouped.get("report")).isEqualTo(report);
        assertThat(bensApp.get("/api/v1/notifications").ok().size()).isZero();
        assertThat(app.get("/api/v1/notifications").ok().size()).isZero();
    }

    @Test
    void rulesMakeAReportAViolation() {
        JsonNode rules = ApiClient.anonymous().get("/api/v1/instance/rules").ok();
        assertThat(rules.get(0).propertyNames()).containsExactly("id", "text", "hint", "translations");
        String rule = id(rules.get(2));
        JsonNode report = file("category", "other", "rule_ids[]", rule).ok();
        assertThat(report.get("category").asString()).isEqualTo("violation");
        assertThat(report.get("rule_ids").toString()).isEqualTo("[\"" + rule + "\"]");
        JsonNode seen = tool.get(ADMIN + "/" + id(report)).ok();
        assertThat(seen.get("rules").get(0)).isEqualTo(rules.get(2));
    }

    @Test
    void whatDoesNotFitIsRefusedAndNotStored() {
        String foreign = id(post(ApiClient.of(community.stranger()), "By somebody else"));
        String hidden = id(bensApp.form("POST", "/api/v1/statuses", "status", "Followers", "visibility", "private")
                .ok());
        assertThat(file("comment", "a".repeat(1001)).status()).isEqualTo(422);
        assertThat(file("category", "violation").status()).isEqualTo(422);
        assertThat(file("rule_ids[]", "999").json().get("error").asString())
                .isEqualTo("Validation failed: Rule ids does not reference valid rules");
        assertThat(file("category", "boring").status()).isEqualTo(422);
        assertThat(file("forward", "perhaps").status()).isEqualTo(400);
        assertThat(file("status_ids[]", foreign).status()).isEqualTo(404);
        assertThat(file("status_ids[]", hidden).status()).isEqualTo(404);
        assertThat(file("status_ids[]", "x").status()).isEqualTo(404);
        assertThat(app.post(REPORTS).status()).isEqualTo(404);
        assertThat(app.form("POST", REPORTS, "account_id", "42").status()).isEqualTo(404);
        assertThat(app.form("POST", REPORTS, "account_id", anna.id().toString()).status())
                .isEqualTo(422);
        assertThat(ApiClient.anonymous()
                        .form("POST", REPORTS, "account_id", ben.id().toString())
                        .status())
                .isEqualTo(401);
        assertThat(about(ben, "")).isEmpty();
    }

    @Test
    void whoReportsAllDayIsAskedToWait() {
        community
                .part(JdbcClient.class)
                .sql("""
                        insert into reports (id, reporter, target, category, comment, posts, rules, changed_at, resolved_at)
                        select :first + n, :anna, :ben, 'OTHER', '', '{}', '{}', now(), now()
                        from generate_series(1, 399) as n
                        """)
                .param("first", Ids.firstAt(Instant.now()))
                .param("anna", anna.id().value())
                .param("ben", ben.id().value())
                .update();
        file("comment", "The last one").ok();
        assertThat(file("comment", "One more").json().get("error").asString()).contains("tomorrow");
    }

    @Test
    void moderatorSeesTheWholeReport() {
        String bad =
                id(bensApp.form("POST", "/api/v1/statuses", "status", "To you @" + anna.name(), "visibility", "direct")
                        .ok());
        String filed = id(file("status_ids[]", bad, "comment", "Rude").ok());
        JsonNode report = tool.get(ADMIN + "/" + filed).ok();
        assertThat(report.propertyNames())
                .containsExactly(
                        "id",
                        "action_taken",
                        "action_taken_at",
                        "category",
                        "comment",
                        "forwarded",
                        "created_at",
                        "updated_at",
                        "account",
                        "target_account",
                        "assigned_account",
                        "action_taken_by_account",
                        "statuses",
                        "rules");
        assertThat(id(report.get("account"))).isEqualTo(anna.id().toString());
        assertThat(report.get("account").get("email").asString()).isEqualTo(anna.email());
        assertThat(id(report.get("target_account").get("account")))
                .isEqualTo(ben.id().toString());
        assertThat(texts(report.get("statuses"), "id")).containsExactly(bad);
        assertThat(report.get("assigned_account").isNull()).isTrue();
    }

    @Test
    void reportIsTakenResolvedAndReopened() {
        String report = ADMIN + "/" + id(file("comment", "Look").ok());
        assertThat(id(tool.post(report + "/assign_to_self").ok().get("assigned_account")))
                .isEqualTo(mona.id().toString());
        assertThat(tool.post(report + "/unassign").ok().get("assigned_account").isNull())
                .isTrue();
        JsonNode resolved = tool.post(report + "/resolve").ok();
        assertThat(resolved.get("action_taken").asBoolean()).isTrue();
        assertThat(id(resolved.get("action_taken_by_account")))
                .isEqualTo(mona.id().toString());
        assertThat(tool.post(report + "/resolve").ok()).isEqualTo(resolved);
        assertThat(about(ben, "")).isEmpty();
        assertThat(about(ben, "&resolved=true")).hasSize(1);
        JsonNode reopened = tool.post(report + "/reopen").ok();
        assertThat(reopened.get("action_taken").asBoolean(true)).isFalse();
        assertThat(reopened.get("action_taken_at").isNull()).isTrue();
        assertThat(about(ben, "")).hasSize(1);
    }

    @Test
    void categoryAndRulesMayBeChangedByModerators() {
        String report = ADMIN + "/" + id(file("category", "spam").ok());
        JsonNode changed = tool.json("PUT", report, "{\"category\":\"violation\",\"rule_ids\":[1,3]}")
                .ok();
        assertThat(changed.get("category").asString()).isEqualTo("violation");
        assertThat(texts(changed.get("rules"), "id")).containsExactly("1", "3");
        assertThat(tool.form("PUT", report, "rule_ids[]", "99").status()).isEqualTo(422);
        assertThat(tool.form("PUT", report, "category", "spam", "rule_ids[]", "1")
                        .status())
                .isEqualTo(422);
        JsonNode legal = tool.form("PUT", report, "category", "legal").ok();
        assertThat(legal.get("category").asString()).isEqualTo("legal");
        assertThat(legal.get("rules").size()).isZero();
    }

    @Test
    void listIsFilteredAndPagedWithoutGaps() {
        List<String> newestFirst = List.of(
                        id(file("comment", "1").ok()),
                        id(file("comment", "2").ok()),
                        id(file("comment", "3").ok()))
                .reversed();
        assertThat(about(ben, "")).isEqualTo(newestFirst);
        assertThat(texts(tool.get(ADMIN + "?account_id=" + anna.id()).ok(), "id"))
                .isEqualTo(newestFirst);
        assertThat(texts(tool.get(ADMIN + "?account_id=" + ben.id()).ok(), "id"))
                .isEmpty();
        String query = ADMIN + "?limit=1&target_account_id=" + ben.id();
        ApiClient.Answer first = tool.get(query);
        assertThat(texts(first.ok(), "id")).containsExactly(newestFirst.get(0));
        assertThat(first.header("Link").orElseThrow())
                .contains("limit=1&", "max_id=" + newestFirst.get(0) + ">; rel=\"next\"");
        assertThat(texts(tool.get(query + "&max_id=" + newestFirst.get(0)).ok(), "id"))
                .containsExactly(newestFirst.get(1));
        assertThat(texts(tool.get(query + "&min_id=" + newestFirst.get(2)).ok(), "id"))
                .containsExactly(newestFirst.get(1));
        assertThat(texts(tool.get(query + "&since_id=" + newestFirst.get(2)).ok(), "id"))
                .containsExactly(newestFirst.get(0));
    }

    @Test
    void nobodySeesAReportAboutThemselves() {
        Member monaToo = community.stranger(Role.MODERATOR);
        String report = id(
                app.form("POST", REPORTS, "account_id", monaToo.id().toString()).ok());
        ApiClient theirs = ApiClient.withToken(community.adminToken(monaToo));
        assertThat(theirs.get(ADMIN + "/" + report).status()).isEqualTo(404);
        assertThat(theirs.post(ADMIN + "/" + report + "/resolve").status()).isEqualTo(404);
        assertThat(texts(theirs.get(ADMIN + "?limit=200").ok(), "id")).doesNotContain(report);
        assertThat(texts(tool.get(ADMIN + "?limit=200").ok(), "id")).contains(report);
        assertThat(ApiClient.of(monaToo)
                        .get("/api/v1/notifications?types[]=admin.report")
                        .ok()
                        .size())
                .isZero();
    }

    private ApiClient.Answer file(String... fields) {
        String[] all = new String[fields.length + 2];
        all[0] = "account_id";
        all[1] = ben.id().toString();
        System.arraycopy(fields, 0, all, 2, fields.length);
        return app.form("POST", REPORTS, all);
    }

    private List<String> about(Member member, String more) {
        return texts(
                tool.get(ADMIN + "?target_account_id=" + member.id() + more).ok(), "id");
    }
}
