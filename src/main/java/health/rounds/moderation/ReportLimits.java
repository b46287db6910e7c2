package health.rounds.moderation;

import health.rounds.platform.DataFile;
import java.util.Properties;

/** How much may be in a report and in a moderator's reason, and how many reports one may send in a day; the numbers are in {@code data/report-limits.properties}. */
public record ReportLimits(int comment, int posts, int words, int aDay) {
    static ReportLimits read() {
        Properties file = DataFile.properties("report-limits.properties");
        return new ReportLimits(
                number(file, "comment"), number(file, "posts"), number(file, "words"), number(file, "a-day"));
    }

    private static int number(Properties file, String name) {
        return Integer.parseInt(file.getProperty(name));
    }
}
