package health.rounds.groups;

import health.rounds.platform.DataFile;
import java.util.Properties;

/** How long the rules of a group may be, in UTF-16 units, and how many moderators it may have; from {@code data/group-limits.properties}. */
record GroupLimits(int rules, int moderators) {
    static GroupLimits read() {
        Properties file = DataFile.properties("group-limits.properties");
        return new GroupLimits(
                Integer.parseInt(file.getProperty("rules")), Integer.parseInt(file.getProperty("moderators")));
    }
}
