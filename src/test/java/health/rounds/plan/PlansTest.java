package health.rounds.plan;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.posts.Draft;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import health.rounds.publishing.NewPost;
import health.rounds.publishing.PublishOutcome;
import health.rounds.publishing.Publisher;
import health.rounds.reception.Measure;
import health.rounds.testkit.Community;
import health.rounds.testkit.Community.Member;
import health.rounds.testkit.Eventually;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlansTest {
    private final Community community = Community.shared();
    private final Plans plans = community.part(Plans.class);
    private final Publisher publisher = community.part(Publisher.class);
    private final Member anna = community.stranger();
    private final LocalDate today = plans.today();

    @Test
    void everyStarterIsAPlanThatCanBegin() {
        assertThat(plans.starters())
                .extracting(Starter::id)
                .containsExactly("resident", "attending", "journal", "society", "meeting", "advocate");
        for (Starter starter : plans.starters()) {
            Plan plan = saved(plans.start(anna.id(), starter.id()));
            assertThat(plan.state()).isEqualTo(PlanState.DRAFT);
            assertThat(saved(plans.change(anna.id(), plan.id(), plan.strategy()))
                            .strategy())
                    .isEqualTo(plan.strategy());
            assertThat(saved(plans.activate(anna.id(), plan.id())).state()).isEqualTo(PlanState.ACTIVE);
            assertThat(plans.actions(anna.id(), plan.id())).hasSameSizeAs(starter.actions());
        }
        assertThat(plans.of(anna.id()).stream().collect(Collectors.groupingBy(Plan::state, Collectors.counting())))
                .containsEntry(PlanState.ACTIVE, 1L)
                .containsEntry(PlanState.ENDED, 5L);
    }

    @Test
    void planWithoutAudienceOrMeasureCannotBeginAndSaysWhatIsMissing() {
        Plan plan = saved(plans.start(anna.id(), "resident"));
        assertThat(plans.change(anna.id(), plan.id(), strategy(today, today.plusDays(30), List.of(), List.of())))
                .isInstanceOf(PlanOutcome.Saved.class);
        assertThat(plans.activate(anna.id(), plan.id()))
                .isEqualTo(
                        new PlanOutcome.Refused(
                                List.of(
                                        "Say to whom you want to speak: choose at least one audience.",
                                        "Say how you will know that it works: set at least one goal with its measure, target and date.")));
        assertThat(plans.active(anna.id())).isEmpty();
    }

    @Test
    void activePlanCannotLoseWhatItCouldNotBeginWithout() {
        Plan plan = begun();
        assertThat(plans.change(anna.id(), plan.id(), strategy(today, today.plusDays(30), List.of(), List.of())))
                .isInstanceOf(PlanOutcome.Refused.class);
        assertThat(plans.active(anna.id())).contains(plan);
    }

    @Test
    void contradictionsAndImpossibleTargetsAreRefusedInWords() {
        Plan plan = saved(plans.start(anna.id(), "attending"));
        assertThat(reasons(plan, strategy(today, today.minusDays(1), List.of(), List.of())))
                .containsExactly("The plan ends before it starts.");
        assertThat(reasons(plan, withTarget(0))).singleElement().asString().contains("must be 1 or more");
        assertThat(reasons(plan, withTarget(-5))).singleElement().asString().contains("must be 1 or more");
        assertThat(reasons(plan, withTarget(Long.MAX_VALUE)))
                .singleElement()
                .asString()
                .contains("1,000,000,000 at most");
        assertThat(reasons(plan, withGoal(new Goal(GoalType.FOLLOWERS, Measure.SIGN_UPS, 5, today))))
                .singleElement()
                .asString()
                .contains("cannot tell whether it is reached");
        assertThat(reasons(plan, withGoal(new Goal(GoalType.FOLLOWERS, Measure.NEW_FOLLOWERS, 5, today.plusDays(31)))))
                .singleElement()
                .asString()
                .contains("must lie within the plan");
        assertThat(reasons(
                        plan, strategy(today, today.plusDays(1), List.of(Audience.specialty("0000000000")), List.of())))
                .containsExactly("Choose the specialty from the list.");
        assertThat(plans.byId(anna.id(), plan.id())).contains(plan);
    }

    @Test
    void actionIsDoneByWhatHappensAndOpenAgainWhenThatIsTakenBack() {
        Plan plan = begun();
        assertThat(open()).containsExactly(ActionKind.POST, ActionKind.ANSWER, ActionKind.POST, ActionKind.BOOST);

        Post post = published(anna, Draft.of("Good morning, I am new here."));
        Eventually.assertThat(this::open).isEqualTo(List.of(ActionKind.ANSWER, ActionKind.POST, ActionKind.BOOST));
        assertThat(done()).containsExactly(post.id());

        Post question = published(community.stranger(), Draft.of("Which stain would you take?"));
        publisher.boost(anna.id(), question.id(), Visibility.PUBLIC);
        Eventually.assertThat(this::open).isEqualTo(List.of(ActionKind.ANSWER, ActionKind.POST));

        publisher.withdraw(anna.id(), post.id());
        Eventually.assertThat(this::open).isEqualTo(List.of(ActionKind.POST, ActionKind.ANSWER, ActionKind.POST));
        assertThat(plans.actions(anna.id(), plan.id())).hasSize(5);
    }

    @Test
    void weekNamesWhatIsDueAndTheOneThingToDoNext() {
        begun();
        Week week = plans.week(anna.id()).orElseThrow();
        assertThat(week.next().orElseThrow().due()).isEqualTo(today);
        assertThat(week.overdue()).isEmpty();
        assertThat(week.due())
                .allMatch(action -> action.due().isBefore(week.monday().plusWeeks(1)));
        assertThat(plans.week(community.stranger().id())).isEmpty();
    }

    @Test
    void plansOfOthersAreNotThere() {
        Plan plan = begun();
        Member ben = community.stranger();
        assertThat(plans.byId(ben.id(), plan.id())).isEmpty();
        assertThat(plans.activate(ben.id(), plan.id())).isInstanceOf(PlanOutcome.Unknown.class);
        assertThat(plans.remove(ben.id(), plan.id())).isFalse();
        assertThat(plans.actions(ben.id(), plan.id())).isEmpty();
        assertThat(plans.remove(anna.id(), plan.id())).isTrue();
        assertThat(plans.actions(anna.id(), plan.id())).isEmpty();
    }

    private Plan begun() {
        Plan plan = saved(plans.start(anna.id(), "resident"));
        return saved(plans.activate(anna.id(), plan.id()));
    }

    private Strategy withTarget(long target) {
        return withGoal(new Goal(GoalType.FOLLOWERS, Measure.NEW_FOLLOWERS, target, today.plusDays(30)));
    }

    private Strategy withGoal(Goal goal) {
        return strategy(today, today.plusDays(30), List.of(Audience.of(AudienceKind.PUBLIC)), List.of(goal));
    }

    private static Strategy strategy(LocalDate starts, LocalDate ends, List<Audience> audiences, List<Goal> goals) {
        return new Strategy(
                "What I want", starts, ends, audiences, List.of("Stains"), List.of(), List.of(), 2, 5, goals);
    }

    private List<String> reasons(Plan plan, Strategy strategy) {
        return plans.change(anna.id(), plan.id(), strategy) instanceof PlanOutcome.Refused refused
                ? refused.reasons()
                : List.of();
    }

    /** Of the first ten days. */
    private List<ActionKind> open() {
        return actions().stream()
                .filter(action -> action.done().isEmpty() && action.due().isBefore(today.plusDays(10)))
                .map(Action::kind)
                .toList();
    }

    private List<PostId> done() {
        return actions().stream()
                .flatMap(action -> action.done().stream())
                .map(Action.Done::by)
                .toList();
    }

    private List<Action> actions() {
        return plans.active(anna.id())
                .map(plan -> plans.actions(anna.id(), plan.id()))
                .orElse(List.of());
    }

    private Post published(Member author, Draft draft) {
        PublishOutcome outcome = publisher.publish(author.id(), NewPost.of(draft));
        return ((PublishOutcome.Published) outcome).post();
    }

    private static Plan saved(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Saved.class);
        return ((PlanOutcome.Saved) outcome).plan();
    }
}
