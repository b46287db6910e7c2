package health.rounds.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.guard.Settled.Ground;
import health.rounds.privacy.Overrides;
import health.rounds.publishing.ScheduledPosts;
import health.rounds.testkit.Community;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an app is told when the guard stops a post, and how it answers. */
class GuardAnswersTest {
    private static final String LEAKY = "My 93yo patient, MRN 00817263, call 937-555-0142.";

    /** In a language that the guard does not read, so it asks. */
    private static final String QUESTION =
            "Dzisiaj na oddziale uczyliśmy się, jak czytać zapis elektrokardiogramu, kiedy boli klatka piersiowa.";

    private final Community.Member anna = Community.shared().stranger();
    private final ApiClient annasApp = ApiClient.of(anna);

    @Test
    void errorAloneSaysWhichWordsWhyAndWhatToDo() {
        ApiClient.Answer answer = send("The label says DOB 03/09/1962, and it is the wrong one.");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("error").asString())
                .startsWith("Not published.")
                .contains("03/09/1962”: A date of birth identifies", "Write “")
                .hasSizeLessThanOrEqualTo(300);
        JsonNode finding = answer.json().get("findings").get(0);
        assertThat(finding.get("rule").asString()).isEqualTo("date.birth");
        assertThat(finding.get("title").asString()).isEqualTo("Date of birth");
        assertThat(finding.get("reference").asString()).contains("164.514");
        assertThat(finding.get("field").asString()).isEqualTo("text");
    }

    @Test
    void errorStaysShortHoweverMuchIsFound() {
        ApiClient.Answer answer = send((LEAKY + " ").repeat(20));

        assertThat(answer.json().get("error").asString())
                .hasSizeLessThanOrEqualTo(300)
                .containsPattern("And \\d+ more\\.");
        assertThat(answer.json().get("findings").size()).isGreaterThan(40);
    }

    @Test
    void questionIsAnsweredByPostingTheSameTextAgain() {
        String text = QUESTION;
        ApiClient.Answer asked = send(text);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.json().get("error").asString())
                .startsWith("Not published yet.")
                .endsWith("post the same text again within 10 minutes.")
                .hasSizeLessThanOrEqualTo(300);
        assertThat(ApiClient.of(Community.shared().stranger())
                        .form("POST", "/api/v1/statuses", "status", text)
                        .status())
                .as("somebody else")
                .isEqualTo(422);
        assertThat(send(text + " Truly.").status()).as("another text").isEqualTo(422);

        JsonNode posted = send(text).ok();

        assertThat(Community.shared().part(Overrides.class).list(Set.of(Ground.APP), false, Long.MAX_VALUE, 1000))
                .anySatisfy(kept -> {
                    assertThat(Long.toString(kept.post()))
                            .isEqualTo(posted.get("id").asString());
                    assertThat(kept.author()).isEqualTo(anna.id());
                });
    }

    @Test
    void blockIsNeverAnsweredByPostingAgain() {
        for (int i = 0; i < 3; i++) {
            assertThat(send(LEAKY).status()).isEqualTo(422);
        }
        assertThat(annasApp.get("/api/v1/timelines/home").ok()).isEmpty();
    }

    @Test
    void editIsAnsweredTheSameWay() {
        String id = send("Lactate is not a diagnosis.").ok().get("id").asString();
        String text = QUESTION;

        assertThat(edit(id, text).status()).isEqualTo(422);
        assertThat(edit(id, LEAKY).status()).isEqualTo(422);
        assertThat(edit(id, text).ok().get("content").asString()).contains("oddziale");
    }

    @Test
    void scheduledPostKeepsItsAnswerUntilItsTime() {
        String text = QUESTION;
        String at = Instant.now().plus(2, ChronoUnit.HOURS).toString();

        assertThat(annasApp.form("POST", "/api/v1/statuses", "status", text, "scheduled_at", at)
                        .status())
                .isEqualTo(422);
        JsonNode scheduled = annasApp.form("POST", "/api/v1/statuses", "status", text, "scheduled_at", at)
                .ok();

        assertThat(Community.shared()
                        .part(ScheduledPosts.class)
                        .byId(anna.id(), scheduled.get("id").asLong()))
                .hasValueSatisfying(kept -> assertThat(kept.said().answers()).isNotEmpty());
    }

    @Test
    void directPostsWarningsAndPollsAreScreenedLikeAnyOther() {
        for (String visibility : List.of("public", "unlisted", "private", "direct")) {
            assertThat(annasApp.form("POST", "/api/v1/statuses", "status", LEAKY, "visibility", visibility)
                            .status())
                    .as(visibility)
                    .isEqualTo(422);
        }
        assertThat(annasApp.form("POST", "/api/v1/statuses", "status", "See above", "spoiler_text", LEAKY)
                        .status())
                .isEqualTo(422);
        assertThat(annasApp.form(
                                "POST",
                                "/api/v1/statuses",
                                "status",
                                "What would you do?",
                                "poll[options][]",
                                "Wait",
                                "poll[options][]",
                                LEAKY,
                                "poll[expires_in]",
                                "3600")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void questionAboutADescriptionIsAnsweredByUploadingAgain() {
        String text = QUESTION;

        ApiClient.Answer asked = upload(text);

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.json().get("findings").get(0).get("field").asString()).isEqualTo("alt_text");
        assertThat(upload(text).ok().get("description").asString()).isEqualTo(text);
    }

    private ApiClient.Answer upload(String description) {
        return annasApp.multipart(
                "POST", "/api/v2/media", Map.of("description", description), Map.of("file", TestPicture.png()));
    }

    private ApiClient.Answer send(String text) {
        return annasApp.form("POST", "/api/v1/statuses", "status", text);
    }

    private ApiClient.Answer edit(String id, String text) {
        return annasApp.form("PUT", "/api/v1/statuses/" + id, "status", text);
    }
}
