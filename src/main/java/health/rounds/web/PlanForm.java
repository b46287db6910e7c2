package health.rounds.web;

import health.rounds.plan.Audience;
import health.rounds.plan.AudienceKind;
import health.rounds.plan.Goal;
import health.rounds.plan.GoalType;
import health.rounds.plan.Strategy;
import health.rounds.reception.Measure;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;

/** The form of a plan as it was typed: lists are a line each. */
public record PlanForm(
        String title,
        String starts,
        String ends,
        List<String> kinds,
        List<String> specialties,
        String topics,
        String messages,
        String redLines,
        String postsAWeek,
        String minutesADay,
        List<Row> goals) {

    private static final int EMPTY_ROWS = 2;

    /** A goal as it was typed; {@code choice} is its type and measure. */
    public record Row(String choice, String target, String by) {
        boolean isEmpty() {
            return choice.isEmpty();
        }
    }

    static PlanForm of(Strategy strategy) {
        return new PlanForm(
                strategy.title(),
                strategy.starts().toString(),
                strategy.ends().toString(),
                strategy.audiences().stream()
                        .map(Audience::kind)
                        .filter(kind -> kind != AudienceKind.SPECIALTY)
                        .map(AudienceKind::name)
                        .toList(),
                strategy.audiences().stream()
                        .flatMap(audience -> audience.specialty().stream())
                        .toList(),
                lines(strategy.topics()),
                lines(strategy.messages()),
                lines(strategy.redLines()),
                String.valueOf(strategy.postsAWeek()),
                String.valueOf(strategy.minutesADay()),
                strategy.goals().stream()
                        .map(goal -> new Row(
                                choice(goal.type(), goal.measure()),
                                String.valueOf(goal.target()),
                                goal.by().toString()))
                        .toList());
    }

    static PlanForm read(MultiValueMap<String, String> sent) {
        List<String> choices = all(sent, "goal");
        List<String> targets = all(sent, "target");
        List<String> days = all(sent, "by");
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            rows.add(new Row(choices.get(i), at(targets, i), at(days, i)));
        }
        return new PlanForm(
                one(sent, "title"),
                one(sent, "starts"),
                one(sent, "ends"),
                all(sent, "audience"),
                all(sent, "specialty").stream().filter(code -> !code.isEmpty()).toList(),
                one(sent, "topics"),
                one(sent, "messages"),
                one(sent, "redLines"),
                one(sent, "postsAWeek"),
                one(sent, "minutesADay"),
                rows.stream().filter(row -> !row.isEmpty()).toList());
    }

    /** How a goal is named where it is chosen. */
    public static String choice(GoalType type, Measure measure) {
        return type + "." + measure;
    }

    /** Those that are chosen, and two more to choose. */
    public List<String> specialtiesAndMore() {
        return withMore(specialties, "");
    }

    /** The goals, and two more to set. */
    public List<Row> goalsAndMore() {
        return withMore(goals, new Row("", "", ends));
    }

    /** What the plan says; what cannot be read is a {@link FormProblem}. */
    Strategy strategy() {
        List<Audience> audiences = new ArrayList<>();
        specialties.forEach(code -> audiences.add(Audience.specialty(code)));
        kinds.forEach(kind -> audiences.add(audience(kind)));
        return new Strategy(
                title,
                day(starts, "The first day"),
                day(ends, "The last day"),
                audiences,
                topics.lines().toList(),
                messages.lines().toList(),
                redLines.lines().toList(),
                small(postsAWeek, "Posts a week"),
                small(minutesADay, "Minutes a day"),
                goals.stream().map(PlanForm::goal).toList());
    }

    private static Audience audience(String kind) {
        return List.of(AudienceKind.values()).stream()
                .filter(each -> each != AudienceKind.SPECIALTY && each.name().equals(kind))
                .findFirst()
                .map(Audience::of)
                .orElseThrow(() -> new FormProblem("Choose the audiences from the list."));
    }

    private static Goal goal(Row row) {
        for (GoalType type : GoalType.values()) {
            for (Measure measure : type.measures()) {
                if (choice(type, measure).equals(row.choice())) {
                    return new Goal(
                            type, measure, number(row.target(), "The target"), day(row.by(), "The day of a goal"));
                }
            }
        }
        throw new FormProblem("Choose the goals from the list.");
    }

    static LocalDate day(String typed, String name) {
        try {
            LocalDate day = LocalDate.parse(typed.strip());
            if (day.getYear() < 2000 || day.getYear() > 2200) {
                throw new FormProblem(name + " lies too far from today.");
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new FormProblem(name + " must be a day such as 2027-03-31.");
        }
    }

    private static int small(String typed, String name) {
        long number = typed.isBlank() ? 0 : number(typed, name);
        return Math.clamp(number, -1, Integer.MAX_VALUE);
    }

    private static long number(String typed, String name) {
        String digits = typed.strip().replaceAll("[\\s,’']", "");
        if (!digits.matches("-?\\d{1,40}")) {
            throw new FormProblem(name + " must be a whole number, such as 25.");
        }
        return digits.length() > 18 ? (digits.startsWith("-") ? -1 : Long.MAX_VALUE) : Long.parseLong(digits);
    }

    private static <T> List<T> withMore(List<T> given, T empty) {
        List<T> all = new ArrayList<>(given);
        for (int i = 0; i < EMPTY_ROWS; i++) {
            all.add(empty);
        }
        return all;
    }

    private static String lines(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private static List<String> all(MultiValueMap<String, String> sent, String name) {
        return sent.getOrDefault(name, List.of());
    }

    private static String one(MultiValueMap<String, String> sent, String name) {
        return at(all(sent, name), 0);
    }

    private static String at(List<String> values, int i) {
        return i < values.size() ? values.get(i) : "";
    }
}
