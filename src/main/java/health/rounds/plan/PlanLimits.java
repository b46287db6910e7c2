package health.rounds.plan;

import health.rounds.platform.DataFile;
import java.util.Properties;

/**
 * How much a plan may hold; from {@code data/plan-limits.properties}.
 *
 * @param title in UTF-16 units
 * @param line one topic, message, red line or action, in UTF-16 units
 * @param years how long a plan may run
 */
public record PlanLimits(
        int title,
        int line,
        int audiences,
        int topics,
        int messages,
        int redLines,
        int goals,
        int actions,
        int plansOfOneMember,
        int postsAWeek,
        int minutesADay,
        int years,
        long target) {

    static PlanLimits read() {
        Properties file = DataFile.properties("plan-limits.properties");
        return new PlanLimits(
                number(file, "title"),
                number(file, "line"),
                number(file, "audiences"),
                number(file, "topics"),
                number(file, "messages"),
                number(file, "redLines"),
                number(file, "goals"),
                number(file, "actions"),
                number(file, "plansOfOneMember"),
                number(file, "postsAWeek"),
                number(file, "minutesADay"),
                number(file, "years"),
                Long.parseLong(file.getProperty("target")));
    }

    private static int number(Properties file, String name) {
        return Integer.parseInt(file.getProperty(name));
    }
}
