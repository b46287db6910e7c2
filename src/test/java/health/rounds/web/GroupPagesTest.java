package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.groups.Group;
import health.rounds.groups.Groups;
import health.rounds.groups.Posting;
import health.rounds.identity.Role;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Groups on pages without a script: starting one, joining it, writing to it, keeping it in order. */
class GroupPagesTest {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Community community = Community.shared();
    private final Groups groups = community.part(Groups.class);
    private final Member head = community.stranger(Role.MODERATOR);
    private final Member anna = community.stranger();
    private final String name =
            "pages" + COUNT.incrementAndGet() + "_" + ProcessHandle.current().pid();

    @Test
    void groupIsStartedJoinedWrittenToAndModerated() {
        FormBrowser heads = browser(head);
        String started = heads.follow(start(heads, Map.of())).body();
        assertThat(started)
                .contains("The group is there.", "Be kind &amp; brief", "@" + head.name(), "Moderate the group");

        FormBrowser annas = browser(anna);
        assertThat(annas.open("/groups").body())
                .contains("/@" + name, "About skin", "0 members", "nothing posted yet")
                .doesNotContain("Start a group");
        assertThat(annas.open("/@" + name).body())
                .contains("Join", "Be kind &amp; brief")
                .doesNotContain("Moderate the group", "@" + name + " </textarea>");
        annas.submit("/@" + name, "/@" + name + "/follow", Map.of());
        assertThat(annas.open("/@" + name).body())
                .contains("Joined", "@" + name + " </textarea>", "<strong>1</strong> member");

        annas.submit(
                "/compose",
                "/posts",
                Map.of("text", "@" + name + " Which stain, please?", "visibility", "PUBLIC", "language", "en"));
        Eventually.assertThat(() -> List.of(heads.open("/@" + name).body().contains("Which stain, please?")))
                .isEqualTo(List.of(true));
        String page = heads.open("/@" + name).body();
        assertThat(page).contains("Take out of the group");
        assertThat(annas.open("/@" + name).body()).doesNotContain("Take out of the group");
        assertThat(annas.open("/").body())
                .contains("Which stain, please?")
                .doesNotContain("In <a href=\"/@" + name); // it is there already
        FormBrowser bens = browser(community.stranger());
        bens.submit("/@" + name, "/@" + name + "/follow", Map.of());
        assertThat(bens.open("/").body()).contains("In <a href=\"/@" + name);
        String action = page.replaceAll("(?s).*formaction=\"(/groups/" + name + "/posts/\\d+/remove)\".*", "$1");
        String favourite = action.replaceAll("/groups/[^/]+(/posts/\\d+)/remove", "$1/favourite");
        assertThat(heads.submitForPart("/@" + name, favourite, Map.of("keeping", "/groups/" + name))
                        .body())
                .contains("aria-pressed=\"true\"", "Take out of the group");
        assertThat(heads.submitForPart("/@" + name, favourite, Map.of("keeping", "https://example.net/"))
                        .body())
                .doesNotContain("Take out of the group", "example.net");
        assertThat(annas.submit("/@" + name, action, Map.of()).statusCode()).isEqualTo(404);
        assertThat(heads.follow(heads.submit("/@" + name, action, Map.of())).body())
                .contains("passes that post on no longer")
                .doesNotContain("Which stain, please?");
    }

    @Test
    void wrongInputIsShownAgainWithAReason() {
        FormBrowser browser = browser(head);
        assertRefused(start(browser, Map.of("handle", "admin")), "kept for those who run");
        assertRefused(start(browser, Map.of("handle", anna.name())), "This user name is taken.");
        assertRefused(start(browser, Map.of("title", "x".repeat(51))), "The title may have 50 characters at most.");
        assertRefused(start(browser, Map.of("title", "")), "Give the group a title.");
        assertRefused(
                start(browser, Map.of("rules", "Ask about our patient John Miller, born 12 March 1951, MRN 4415523.")),
                "could identify a patient");
        assertThat(groups.byHandle(name)).isEmpty();
        assertThat(start(browser, Map.of("posting", "nonsense")).statusCode()).isEqualTo(400);
    }

    @Test
    void membersDoNotFindTheModeratorsPages() {
        start(browser(head), Map.of());
        FormBrowser browser = browser(anna);
        assertThat(browser.open("/groups/new").statusCode()).isEqualTo(404);
        assertThat(browser.open("/groups/" + name + "/edit").statusCode()).isEqualTo(404);
        assertRefused(
                browser.submit("/groups", "/groups/new", Map.of("handle", name + "x", "title", "Mine")),
                "Only moderators of this community can start a group.");
        assertThat(browser.submit("/groups", "/groups/" + name + "/edit", Map.of("title", "Mine"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void moderatorsEditAppointAndBan() {
        FormBrowser browser = browser(head);
        start(browser, Map.of());
        String edit = "/groups/" + name + "/edit";
        assertThat(browser.submit(
                                edit,
                                edit,
                                Map.of("title", "Skin", "description", "", "rules", "", "posting", "MEMBERS"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(group().posting()).isEqualTo(Posting.MEMBERS);
        browser.submit(edit, "/groups/" + name + "/moderators", Map.of("member", "@" + anna.name()));
        assertThat(groups.moderators(group().id())).extracting("id").contains(anna.id());
        assertRefused(
                browser.submit(edit, "/groups/" + name + "/banned", Map.of("member", anna.name())),
                "Moderators cannot be banned");
        assertRefused(
                browser.submit(edit, "/groups/" + name + "/banned", Map.of("member", "nobody_at_all")),
                "Nobody is known here by that name.");
        browser.submit(edit, "/groups/" + name + "/moderators/" + anna.id() + "/dismiss", Map.of());
        browser.submit(edit, "/groups/" + name + "/banned", Map.of("member", anna.name()));
        assertThat(browser.open(edit).body()).contains("Lift the ban");
        assertThat(browser(anna).open("/@" + name).body()).contains("You cannot join Skin.");
        browser.submit(edit, "/groups/" + name + "/banned/" + anna.id() + "/lift", Map.of());
        assertThat(browser.open(edit).body()).contains("Nobody is banned.");
    }

    private Group group() {
        return groups.byHandle(name).orElseThrow();
    }

    private HttpResponse<String> start(FormBrowser browser, Map<String, String> changes) {
        Map<String, String> fields = new HashMap<>(
                Map.of("handle", name, "title", "Pathology", "description", "About skin", "rules", "Be kind & brief"));
        fields.putAll(changes);
        return browser.submit("/groups/new", "/groups/new", fields);
    }

    private static void assertRefused(HttpResponse<String> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(reason);
    }

    private FormBrowser browser(Member member) {
        FormBrowser browser = new FormBrowser(community.address("/"));
        browser.signIn(member.name(), Community.PASSWORD);
        return browser;
    }
}
