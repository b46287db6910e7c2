package health.rounds.announcements;

import health.rounds.platform.DataFile;
import java.util.Properties;

/** What an announcement may be; from {@code data/announcement-limits.properties}. */
record AnnouncementLimits(int characters, int reactions) {
    static AnnouncementLimits read() {
        Properties file = DataFile.properties("announcement-limits.properties");
        return new AnnouncementLimits(
                Integer.parseInt(file.getProperty("characters")), Integer.parseInt(file.getProperty("reactions")));
    }
}
