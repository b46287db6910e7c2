package health.rounds.filters;

import health.rounds.platform.DataFile;
import java.time.Duration;
import java.util.Properties;

/** How large a member's filters may be; from {@code data/filter-limits.properties}. */
record FilterLimits(int title, int keyword, int filters, int keywords, int posts, Duration lasting) {
    static FilterLimits read() {
        Properties file = DataFile.properties("filter-limits.properties");
        return new FilterLimits(
                number(file, "title"),
                number(file, "keyword"),
                number(file, "filters"),
                number(file, "keywords"),
                number(file, "posts"),
                Duration.ofSeconds(Long.parseLong(file.getProperty("lasting-seconds"))));
    }

    private static int number(Properties file, String name) {
        return Integer.parseInt(file.getProperty(name));
    }
}
