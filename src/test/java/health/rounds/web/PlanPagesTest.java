package health.rounds.web;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.plan.Plan;
import health.rounds.plan.PlanState;
import health.rounds.plan.Plans;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Plans on pages without a script. */
class PlanPagesTest {
    private final Community community = Community.shared();
    private final Plans plans = community.part(Plans.class);
    private final Member anna = community.stranger();

    @Test
    void planIsStartedChangedBegunAndItsFirstStepDone() {
        FormBrowser browser = browser(anna);
        assertThat(browser.open("/plan").body()).contains("No plan has begun.", "Start a plan");
        HttpResponse<String> started = browser.submit("/plan/new", "/plan/new", Map.of("starter", "attending"));
        assertThat(browser.follow(started).body()).contains("only you can see", "Be seen for what I am expert in");

        String address = "/plan/" + plan().id();
        HttpResponse<String> saved = browser.submit(address, address, fields(Map.of()));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(plan().strategy().title()).isEqualTo("Be heard about stains");
        assertThat(plan().strategy().goals())
                .singleElement()
                .satisfies(goal -> assertThat(goal.target()).isEqualTo(25));
        assertThat(browser.follow(browser.submit(address, address + "/begin", Map.of()))
                        .body())
                .contains("The plan has begun.", "Say what you do and for whom", "Write it");

        browser.submit(
                "/compose",
                "/posts",
                Map.of("text", "Good morning, I look at stains.", "visibility", "PUBLIC", "language", "en"));
        Eventually.assertThat(() -> List.of(browser.open("/plan").body().contains(">done on ")))
                .isEqualTo(List.of(true));
        String week = browser.open("/plan").body();
        String post = week.replaceAll("(?s).*<a href=\"(/@[^\"]+/\\d+)\">done on.*", "$1");
        assertThat(browser.open(post).body()).contains("I look at stains.");

        browser.submit(address, address + "/end", Map.of());
        assertThat(plan().state()).isEqualTo(PlanState.ENDED);
    }

    @Test
    void whatCannotBeIsShownAgainAsItWasTypedWithAllReasons() {
        FormBrowser browser = browser(anna);
        browser.submit("/plan/new", "/plan/new", Map.of("starter", "resident"));
        Plan before = plan();
        String address = "/plan/" + before.id();
        for (String target : List.of("0", "-3", "99999999999999999999")) {
            assertRefused(browser.submit(address, address, fields(Map.of("target", target))), "the target ", target);
        }
        assertRefused(
                browser.submit(address, address, fields(Map.of("target", "many"))), "must be a whole number", "many");
        assertRefused(
                browser.submit(address, address, fields(Map.of("starts", "2027-05-01", "ends", "2027-04-01"))),
                "The plan ends before it starts.",
                "2027-05-01");
        assertRefused(
                browser.submit(address, address, fields(Map.of("starts", "soon"))),
                "The first day must be a day",
                "soon");
        assertRefused(
                browser.submit(address, address, fields(Map.of("starts", "+999999999-01-01"))), "too far", "999999999");
        assertRefused(
                browser.submit(address, address, fields(Map.of("audience", "NOBODY"))),
                "Choose the audiences",
                "stains");
        assertRefused(
                browser.submit(address, address, fields(Map.of("goal", "LUCK.COINS"))), "Choose the goals", "stains");
        assertRefused(
                browser.submit(address, address, fields(Map.of("minutesADay", "5000"))),
                "Minutes a day must lie between 0 and 480.",
                "5000");
        assertThat(plan()).isEqualTo(before);
        assertRefused(
                browser.submit("/plan/new", "/plan/new", Map.of("starter", "nothing")),
                "Choose one of these",
                "Journal");
    }

    @Test
    void planWithoutAudienceOrGoalDoesNotBeginAndSaysWhatIsMissing() {
        FormBrowser browser = browser(anna);
        browser.submit("/plan/new", "/plan/new", Map.of("starter", "resident"));
        String address = "/plan/" + plan().id();
        browser.submit(address, address, fields(Map.of("audience", "", "goal", "")));
        browser.submit(
                address,
                address,
                Map.of("title", "Nothing yet", "starts", "2027-04-01", "ends", "2027-05-01", "postsAWeek", "1"));
        HttpResponse<String> answer = browser.submit(address, address + "/begin", Map.of());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("choose at least one audience", "set at least one goal");
    }

    @Test
    void stepsAreAddedAndTakenOut() {
        FormBrowser browser = browser(anna);
        browser.submit("/plan/new", "/plan/new", Map.of("starter", "resident"));
        String address = "/plan/" + plan().id();
        int steps = plans.actions(anna.id(), plan().id()).size();
        Map<String, String> step = Map.of(
                "kind",
                "ANSWER",
                "words",
                "Answer the tumour board",
                "due",
                plans.today().plusDays(3).toString());
        assertThat(browser.follow(browser.submit(address, address + "/actions", step))
                        .body())
                .contains("Answer the tumour board");
        long added = plans.actions(anna.id(), plan().id()).stream()
                .filter(action -> action.words().equals("Answer the tumour board"))
                .findFirst()
                .orElseThrow()
                .id();
        browser.submit(address, address + "/actions/" + added + "/delete", Map.of());
        assertThat(plans.actions(anna.id(), plan().id())).hasSize(steps);
        assertRefused(
                browser.submit(address, address + "/actions", Map.of("words", "", "due", "2027-01-01")),
                "",
                "What you will do");
        assertThat(browser.submit(address, address + "/actions", Map.of("kind", "DANCE", "words", "x", "due", "x"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void plansOfOthersAreNotThere() {
        browser(anna).submit("/plan/new", "/plan/new", Map.of("starter", "resident"));
        String address = "/plan/" + plan().id();
        FormBrowser other = browser(community.stranger());
        assertThat(other.open(address).statusCode()).isEqualTo(404);
        for (String act : List.of("", "/begin", "/end", "/delete", "/actions")) {
            assertThat(other.submit("/plan/new", address + act, Map.of()).statusCode())
                    .isEqualTo(404);
        }
        FormBrowser nobody = new FormBrowser(community.address("/"));
        assertThat(nobody.open("/plan").headers().firstValue("Location").orElse(""))
                .contains("/sign-in");
    }

    private Plan plan() {
        return plans.of(anna.id()).getFirst();
    }

    private Map<String, String> fields(Map<String, String> changes) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "title",
                "Be heard about stains",
                "starts",
                plans.today().toString(),
                "ends",
                plans.today().plusDays(60).toString(),
                "audience",
                "PUBLIC",
                "specialty",
                "207ZP0102X",
                "postsAWeek",
                "2",
                "goal",
                "EXPERT.COLLEAGUE_MENTIONS",
                "target",
                "25",
                "by",
                plans.today().plusDays(60).toString()));
        fields.putAll(changes);
        return fields;
    }

    private static void assertRefused(HttpResponse<String> answer, String reason, String kept) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(reason, kept);
    }

    private FormBrowser browser(Member member) {
        FormBrowser browser = new FormBrowser(community.address("/"));
        browser.signIn(member.name(), Community.PASSWORD);
        return browser;
    }
}
