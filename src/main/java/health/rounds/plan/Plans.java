package health.rounds.plan;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Ids;
import health.rounds.platform.Transactions;
import health.rounds.text.Text;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** The front door to plans: what members want to say and to whom, and what they do about it. Days are those of UTC. */
@Component
public class Plans {
    private final PlanStore plans;
    private final ActionStore actions;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final PlanLimits limits = PlanLimits.read();
    private final Specialties specialties = new Specialties();
    private final PlanRules rules = new PlanRules(limits, specialties);
    private final List<Starter> starters = Starter.read();

    Plans(PlanStore plans, ActionStore actions, Transactions transactions, Ids ids, Clock clock) {
        this.plans = plans;
        this.actions = actions;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** Plans to begin with. */
    public List<Starter> starters() {
        return starters;
    }

    /** Names of specialties by their code. */
    public Map<String, String> specialties() {
        return specialties.all();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The active one first, then the last changed. */
    public List<Plan> of(AccountId owner) {
        return plans.of(owner);
    }

    public Optional<Plan> byId(AccountId owner, long id) {
        return plans.byId(owner, id);
    }

    public Optional<Plan> active(AccountId owner) {
        return plans.active(owner);
    }

    /** A draft of a plan with its actions, from one to begin with; empty where there is no such. */
    public PlanOutcome start(AccountId owner, String starter) {
        return starters.stream()
                .filter(each -> each.id().equals(starter))
                .findFirst()
                .map(each -> start(owner, each))
                .orElseGet(PlanOutcome.Unknown::new);
    }

    private PlanOutcome start(AccountId owner, Starter starter) {
        return transactions.call(() -> {
            plans.lock(owner);
            if (plans.of(owner).size() >= limits.plansOfOneMember()) {
                return new PlanOutcome.Refused(List.of("You have " + limits.plansOfOneMember()
                        + " plans, which is as many as one may have. Delete one that is over first."));
            }
            Plan plan = new Plan(ids.next(), owner, PlanState.DRAFT, starter.from(today()), clock.instant());
            plans.save(plan);
            for (Starter.StarterAction action : starter.actions()) {
                LocalDate due = plan.strategy().starts().plusDays(action.day());
                actions.add(
                        owner, new Action(ids.next(), plan.id(), action.kind(), action.words(), due, Optional.empty()));
            }
            return new PlanOutcome.Saved(plan);
        });
    }

    /** Saves what a plan says. What an active one could not begin with cannot be taken from it. */
    public PlanOutcome change(AccountId owner, long id, Strategy strategy) {
        Strategy cleaned = clean(strategy);
        return changing(owner, id, plan -> {
            List<String> problems = rules.problems(cleaned);
            if (problems.isEmpty() && plan.state() == PlanState.ACTIVE) {
                problems = rules.missing(cleaned, today());
            }
            return problems.isEmpty()
                    ? saved(new Plan(id, owner, plan.state(), cleaned, clock.instant()))
                    : new PlanOutcome.Refused(problems);
        });
    }

    /** Begins a plan; the one that was active ends. Refused with all that is missing. */
    public PlanOutcome activate(AccountId owner, long id) {
        return changing(owner, id, plan -> {
            List<String> missing = rules.missing(plan.strategy(), today());
            if (!missing.isEmpty()) {
                return new PlanOutcome.Refused(missing);
            }
            plans.active(owner).filter(active -> active.id() != id).ifPresent(active -> save(active, PlanState.ENDED));
            return save(plan, PlanState.ACTIVE);
        });
    }

    public PlanOutcome end(AccountId owner, long id) {
        return changing(owner, id, plan -> save(plan, PlanState.ENDED));
    }

    /** Deletes it with its actions; says whether it was there. */
    public boolean remove(AccountId owner, long id) {
        return transactions.call(() -> {
            actions.removeOf(owner, id);
            return plans.remove(owner, id);
        });
    }

    /** By day. */
    public List<Action> actions(AccountId owner, long plan) {
        return actions.of(owner, plan);
    }

    public PlanOutcome intend(AccountId owner, long id, ActionKind kind, String words, LocalDate due) {
        String cleaned = Text.clean(words).strip();
        return changing(owner, id, plan -> {
            Optional<String> problem = problem(plan, cleaned, due);
            if (problem.isPresent()) {
                return new PlanOutcome.Refused(List.of(problem.get()));
            }
            actions.add(owner, new Action(ids.next(), id, kind, cleaned, due, Optional.empty()));
            return new PlanOutcome.Saved(plan);
        });
    }

    private Optional<String> problem(Plan plan, String words, LocalDate due) {
        if (words.isEmpty()) {
            return Optional.of("Say in a few words what you want to do.");
        }
        if (words.length() > limits.line()) {
            return Optional.of("An action may have " + limits.line() + " characters at most.");
        }
        Strategy strategy = plan.strategy();
        if (due.isBefore(strategy.starts()) || due.isAfter(strategy.ends())) {
            return Optional.of(
                    "The day must lie within the plan, from " + strategy.starts() + " to " + strategy.ends() + ".");
        }
        return actions.of(plan.owner(), plan.id()).size() >= limits.actions()
                ? Optional.of("A plan may have " + limits.actions() + " actions at most.")
                : Optional.empty();
    }

    public boolean drop(AccountId owner, long plan, long action) {
        return actions.remove(owner, plan, action);
    }

    /** This week of the active plan; empty without one. */
    public Optional<Week> week(AccountId owner) {
        return plans.active(owner).map(plan -> week(actions.of(owner, plan.id())));
    }

    private Week week(List<Action> all) {
        LocalDate monday = today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate nextMonday = monday.plusWeeks(1);
        List<Action> open =
                all.stream().filter(action -> action.done().isEmpty()).toList();
        List<Action> done = all.stream()
                .filter(action -> action.done()
                        .map(each -> LocalDate.ofInstant(each.at(), ZoneOffset.UTC))
                        .filter(day -> !day.isBefore(monday) && day.isBefore(nextMonday))
                        .isPresent())
                .toList();
        return new Week(
                monday,
                open.stream().filter(action -> action.due().isBefore(monday)).toList(),
                open.stream()
                        .filter(action ->
                                !action.due().isBefore(monday) && action.due().isBefore(nextMonday))
                        .toList(),
                done,
                open.stream().findFirst());
    }

    private PlanOutcome changing(AccountId owner, long id, Function<Plan, PlanOutcome> change) {
        return transactions.call(() -> {
            plans.lock(owner);
            return plans.byId(owner, id).map(change).orElseGet(PlanOutcome.Unknown::new);
        });
    }

    private PlanOutcome save(Plan plan, PlanState state) {
        return saved(new Plan(plan.id(), plan.owner(), state, plan.strategy(), clock.instant()));
    }

    private PlanOutcome saved(Plan plan) {
        plans.save(plan);
        return new PlanOutcome.Saved(plan);
    }

    private static Strategy clean(Strategy given) {
        UnaryOperator<List<String>> lines = all -> all.stream()
                .map(line -> Text.clean(line).strip())
                .filter(line -> !line.isEmpty())
                .toList();
        return new Strategy(
                Text.clean(given.title()).strip(),
                given.starts(),
                given.ends(),
                given.audiences().stream().distinct().toList(),
                lines.apply(given.topics()),
                lines.apply(given.messages()),
                lines.apply(given.redLines()),
                given.postsAWeek(),
                given.minutesADay(),
                given.goals());
    }
}
