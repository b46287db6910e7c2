package health.rounds.plan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What a plan may say; each problem in words for its author, all of them at once. */
final class PlanRules {
    private final PlanLimits limits;
    private final Specialties specialties;

    PlanRules(PlanLimits limits, Specialties specialties) {
        this.limits = limits;
        this.specialties = specialties;
    }

    /** What keeps it from being saved, even as a draft. */
    List<String> problems(Strategy strategy) {
        List<String> problems = new ArrayList<>();
        if (strategy.title().isBlank()) {
            problems.add("Give the plan a title.");
        }
        if (strategy.title().length() > limits.title()) {
            problems.add("The title may have " + limits.title() + " characters at most.");
        }
        dates(strategy, problems);
        if (strategy.audiences().size() > limits.audiences()) {
            problems.add(
                    "Name " + limits.audiences() + " audiences at most; who speaks to everybody is heard by nobody.");
        }
        strategy.audiences().stream()
                .flatMap(audience -> audience.specialty().stream())
                .filter(code -> specialties.name(code).isEmpty())
                .forEach(_ -> problems.add("Choose the specialty from the list."));
        lines("topics", strategy.topics(), limits.topics(), problems);
        lines("messages", strategy.messages(), limits.messages(), problems);
        lines("red lines", strategy.redLines(), limits.redLines(), problems);
        range("Posts a week", strategy.postsAWeek(), limits.postsAWeek(), problems);
        range("Minutes a day", strategy.minutesADay(), limits.minutesADay(), problems);
        if (strategy.goals().size() > limits.goals()) {
            problems.add("Set " + limits.goals() + " goals at most.");
        }
        strategy.goals().forEach(goal -> goal(goal, strategy, problems));
        return problems;
    }

    /** What is missing before it can be begun. */
    List<String> missing(Strategy strategy, LocalDate today) {
        List<String> missing = new ArrayList<>();
        if (strategy.audiences().isEmpty()) {
            missing.add("Say to whom you want to speak: choose at least one audience.");
        }
        if (strategy.goals().isEmpty()) {
            missing.add(
                    "Say how you will know that it works: set at least one goal with its measure, target and date.");
        }
        if (strategy.ends().isBefore(today)) {
            missing.add("The plan’s last day is over. Choose a later one.");
        }
        return missing;
    }

    private void dates(Strategy strategy, List<String> problems) {
        if (strategy.ends().isBefore(strategy.starts())) {
            problems.add("The plan ends before it starts.");
        } else if (strategy.ends().isAfter(strategy.starts().plusYears(limits.years()))) {
            problems.add("A plan may run for " + limits.years() + " years at most.");
        }
    }

    private void goal(Goal goal, Strategy strategy, List<String> problems) {
        String name = "Goal “" + goal.type().words() + "”: ";
        if (!goal.type().measures().contains(goal.measure())) {
            problems.add(name + goal.measure().words() + " cannot tell whether it is reached. Choose another measure.");
        }
        if (goal.target() < 1) {
            problems.add(name + "the target must be 1 or more, or it would be reached before you begin.");
        }
        if (goal.target() > limits.target()) {
            problems.add(name + "the target may be %,d at most.".formatted(limits.target()));
        }
        if (goal.by().isBefore(strategy.starts()) || goal.by().isAfter(strategy.ends())) {
            problems.add(name + "its date must lie within the plan, from " + strategy.starts() + " to "
                    + strategy.ends() + ".");
        }
    }

    private void lines(String name, List<String> lines, int most, List<String> problems) {
        if (lines.size() > most) {
            problems.add("Write " + most + " " + name + " at most, one a line.");
        }
        if (lines.stream().anyMatch(line -> line.length() > limits.line())) {
            problems.add("Each of the " + name + " may have " + limits.line() + " characters at most.");
        }
    }

    private static void range(String name, int value, int most, List<String> problems) {
        if (value < 0 || value > most) {
            problems.add(name + " must lie between 0 and " + most + ".");
        }
    }
}
