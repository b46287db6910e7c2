package health.rounds.plan;

import health.rounds.platform.DataFile;
import health.rounds.reception.Measure;
import java.time.LocalDate;
import java.util.List;

/**
 * A plan to begin with, for somebody in a certain role; from {@code data/plan-starters.json}. Days count from its first day.
 *
 * @param id what it is chosen by
 * @param role for whom it is
 */
public record Starter(
        String id,
        String role,
        String title,
        int days,
        List<Audience> audiences,
        List<String> topics,
        List<String> messages,
        List<String> redLines,
        int postsAWeek,
        int minutesADay,
        List<StarterGoal> goals,
        List<StarterAction> actions) {

    /** A goal by its last day. */
    public record StarterGoal(GoalType type, Measure measure, long target, int days) {}

    /** An action by its day. */
    public record StarterAction(ActionKind kind, String words, int day) {}

    record All(String source, String checked, List<Starter> starters) {}

    static List<Starter> read() {
        return DataFile.json("plan-starters.json", All.class).starters();
    }

    Strategy from(LocalDate starts) {
        return new Strategy(
                title,
                starts,
                starts.plusDays(days),
                audiences,
                topics,
                messages,
                redLines,
                postsAWeek,
                minutesADay,
                goals.stream()
                        .map(goal -> new Goal(goal.type(), goal.measure(), goal.target(), starts.plusDays(goal.days())))
                        .toList());
    }
}
