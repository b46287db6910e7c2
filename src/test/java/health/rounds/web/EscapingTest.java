package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileChange;
import health.rounds.accounts.ProfileField;
import health.rounds.posts.Draft;
import health.rounds.posts.PollDraft;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever people type is text on the pages, never markup. */
class EscapingTest {
    private static final Community COMMUNITY = Community.shared();
    private static final String MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>";

    @Test
    void everyTextFieldComesOutAsText() throws Exception {
        Member anna = COMMUNITY.stranger();
        COMMUNITY
                .part(Accounts.class)
                .change(
                        anna.id(),
                        new ProfileChange(
                                Optional.of("<b>x</b>"),
                                Optional.of(MARKUP),
                                Optional.of(List.of(new ProfileField("<i>a</i>", MARKUP))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(true),
                                Optional.empty(),
                                Optional.empty()));
        Draft draft = new Draft(
                MARKUP,
                MARKUP,
                true,
                Optional.of("en"),
                Visibility.PUBLIC,
                Optional.empty(),
                List.of(),
                Optional.of(new PollDraft(List.of("<b>yes</b>", "<u>no</u>"), Duration.ofDays(1), false, false)));
        var outcome = COMMUNITY.part(Publisher.class).publish(anna.id(), NewPost.of(draft));
        var post = ((PublishOutcome.Published) outcome).post();

        String profile = "/@" + anna.name();
        String search = "/search?q=" + URLEncoder.encode(MARKUP, StandardCharsets.UTF_8);
        for (String path : List.of(profile, profile + "/" + post.id(), "/everyone", search, search + "&kind=posts")) {
            assertThat(page(path))
                    .as(path)
                    .contains("&lt;script>alert(1)")
                    .doesNotContain("<script>alert", "<img src=x", "<b>", "<i>a", "<u>no");
        }
    }

    private static String page(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(COMMUNITY.address(path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .replace("&gt;", ">");
        }
    }
}
