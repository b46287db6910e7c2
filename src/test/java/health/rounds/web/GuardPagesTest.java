package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.RoundsServer;
import health.rounds.guard.Guard;
import health.rounds.guard.NotPatient;
import health.rounds.guard.Rule;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.Users;
import health.rounds.platform.TestPostgres;
import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.Receipts;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Said;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.FormBrowser;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The pages around the guard: receipts, overrides and who may see them, and what it knows. */
class GuardPagesTest {
    private static final String NAMED = "My patient John Tremblay is going home after six weeks on the ward.";
    private static final Said NOVEL = new Said(
            List.of(), List.of(new NotPatient("John Tremblay", NotPatient.Reason.FICTIONAL, "")), Optional.empty());
    private static final JsonMapper JSON = new JsonMapper();

    private final Community community = Community.shared();
    private final Publisher publisher = community.part(Publisher.class);
    private final Receipts receipts = community.part(Receipts.class);

    @Test
    void receiptIsReadVerifiedAndFailsWithOneCharacterChanged() {
        Member author = community.stranger();
        Post post = publish(author, Draft.of("Lactate is not a diagnosis."), Said.NOTHING);
        String page = "/@" + author.name() + "/" + post.id();
        FormBrowser passerBy = browser();

        assertThat(passerBy.open(page).body())
                .contains("Checked by the guard", community.part(Guard.class).ruleSet(), page + "/receipt");
        JsonNode body = JSON.readTree(passerBy.open(page + "/receipt").body());
        assertThat(body.get("receipt").get("post").asString())
                .isEqualTo(post.id().toString());
        assertThat(body.get("receipt").get("verdict").asString()).isEqualTo("pass");
        assertThat(body.get("receipt").get("texts_sha256").asString())
                .isEqualTo(publisher.fingerprint(Draft.of(post.text())));
        assertThat(body.get("covers_present_text").asBoolean()).isTrue();
        String jws = body.get("jws").asString();
        assertThat(receipts.verified(jws)).isPresent();
        int middle = jws.length() / 2;
        char other = jws.charAt(middle) == 'x' ? 'y' : 'x';
        assertThat(receipts.verified(jws.substring(0, middle) + other + jws.substring(middle + 1)))
                .isEmpty();
        JsonNode keys = JSON.readTree(passerBy.open(body.get("keys").asString()).body());
        assertThat(keys.get("keys").get(0).get("crv").asString()).isEqualTo("Ed25519");
    }

    @Test
    void everyEditGetsAReceiptOfItsOwn() {
        Member author = community.stranger();
        Post post = publish(author, Draft.of("Lactate is not a diagnosis."), Said.NOTHING);
        String before = receipts.of(post.id()).orElseThrow().jws();

        publisher.edit(author.id(), post.id(), Draft.of("Lactate is a hint."), Said.NOTHING, false);

        Receipts.Signed after = receipts.of(post.id()).orElseThrow();
        assertThat(after.jws()).isNotEqualTo(before);
        assertThat(after.receipt().textsSha256()).isEqualTo(publisher.fingerprint(Draft.of("Lactate is a hint.")));
    }

    @Test
    void receiptSaysThatABlockWasOverriddenAndNamesNobody() {
        Member author = community.stranger();
        Post post = publish(author, Draft.of(NAMED), NOVEL);

        Receipts.Signed signed = receipts.of(post.id()).orElseThrow();

        assertThat(signed.receipt().isOverridden()).isTrue();
        assertThat(browser().open("/@" + author.name() + "/" + post.id()).body())
                .contains("published with a recorded override");
        assertThat(JSON.writeValueAsString(signed.receipt())).doesNotContainIgnoringCase("tremblay");
    }

    @Test
    void receiptOfAPrivatePostIsForItsReadersAlone() {
        Member author = community.stranger();
        Draft direct = new Draft(
                "A word among us.",
                "",
                false,
                Optional.empty(),
                Visibility.DIRECT,
                Optional.empty(),
                List.of(),
                Optional.empty());
        Post post = publish(author, direct, Said.NOTHING);

        assertThat(browser()
                        .open("/@" + author.name() + "/" + post.id() + "/receipt")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void onlyPrivacyOfficersAndAdministratorsSeeAndDecideAboutOverrides() {
        Member author = community.stranger();
        Post post = publish(author, Draft.of(NAMED), NOVEL);
        String takeDown = "/moderation/privacy/" + post.id() + "/take-down";
        String pid = Long.toString(ProcessHandle.current().pid());
        Member moderator = community.join("mod" + pid, Role.MODERATOR);
        Member admin = community.join("adm" + pid, Role.ADMIN);

        for (Member nobody : List.of(author, moderator)) {
            FormBrowser browser = signedIn(nobody);
            assertThat(browser.open("/moderation/privacy").statusCode()).isEqualTo(404);
            assertThat(browser.open("/").body()).doesNotContain("/moderation/privacy");
            assertThat(browser.submit("/settings/profile", takeDown, Map.of()).statusCode())
                    .isEqualTo(404);
        }
        FormBrowser browser = signedIn(admin);
        assertThat(browser.open("/").body()).contains("/moderation/privacy");
        assertThat(browser.open("/moderation/privacy").body())
                .contains(post.id().toString());
        browser.submit("/moderation/privacy", "/moderation/privacy/" + post.id() + "/reviewed", Map.of());
        assertThat(browser.open("/moderation/privacy").body())
                .doesNotContain(post.id().toString());
        assertThat(browser.open("/moderation/privacy?show=reasons").body())
                .contains(post.id().toString());
        browser.submit("/settings/profile", takeDown, Map.of());
        assertThat(browser().open("/@" + author.name() + "/" + post.id()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void consentAndReceiptsOfOthersAreNotThere() {
        Member author = community.stranger();
        Post post = publish(author, Draft.of("Posted in a hurry."), Said.NOTHING);
        publisher.withdraw(author.id(), post.id());

        assertThat(signedIn(author).open("/settings/withdrawn/" + post.id()).statusCode())
                .isEqualTo(200);
        assertThat(signedIn(community.stranger())
                        .open("/settings/withdrawn/" + post.id())
                        .statusCode())
                .isEqualTo(404);
        assertThat(signedIn(author)
                        .submit("/settings/profile", "/settings/consents/1/withdraw", Map.of())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void pageOfTheGuardNamesEveryRuleAndWhatWasMeasured() {
        String page = browser().open("/guard").body();

        for (Rule rule : community.part(Guard.class).rules()) {
            assertThat(page).contains("id=\"" + rule.id() + "\"");
        }
        for (Measured.Set set : Measured.read().sets()) {
            assertThat(page).contains(set.name(), "<td>" + set.missed() + "</td>");
        }
    }

    @Test
    void strictCommunityLetsNoBlockBeOverridden() {
        try (RoundsServer strict =
                RoundsServer.start(TestPostgres.settings(Map.of("ROUNDS_GUARD_OVERRIDES", "strict")))) {
            var anna = strict.part(Users.class)
                    .create(new NewUser(
                            "anna", "", "a@example.org", Optional.of(Community.PASSWORD), Role.MEMBER, true, true))
                    .user();
            NewPost post = new NewPost(Draft.of(NAMED), NOVEL, Optional.empty(), Optional.empty(), Optional.empty());
            assertThat(strict.part(Publisher.class).publish(anna.account(), post))
                    .isInstanceOf(PublishOutcome.Refused.class);

            FormBrowser browser = new FormBrowser(URI.create("http://localhost:" + strict.port() + "/"));
            browser.signIn("anna", Community.PASSWORD);
            HttpResponse<String> held = browser.submit(
                    "/compose", "/posts", Map.of("text", NAMED, "visibility", "PUBLIC", "language", "en"));
            assertThat(held.body()).contains("John Tremblay").doesNotContain("overrideReason", "consentSeen");
            assertThat(browser.open("/guard").body()).contains("a block cannot be overridden");
        }
    }

    private Post publish(Member author, Draft draft, Said said) {
        NewPost post = new NewPost(draft, said, Optional.empty(), Optional.empty(), Optional.empty());
        return ((PublishOutcome.Published) publisher.publish(author.id(), post)).post();
    }

    private FormBrowser signedIn(Member member) {
        FormBrowser browser = browser();
        browser.signIn(member.name(), Community.PASSWORD);
        return browser;
    }

    private FormBrowser browser() {
        return new FormBrowser(community.address("/"));
    }
}
