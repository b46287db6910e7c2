package health.rounds.platform;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** What Maven knew when it built this: versions, from {@code application.properties}. */
public final class BuildInfo {
    private BuildInfo() {}

    /** The version of Rounds, such as {@code 0.1.0}. */
    public static String version() {
        return property("rounds.version");
    }

    /** The version of the PostgreSQL that Rounds brings along. */
    static String postgresVersion() {
        return property("rounds.postgres.version");
    }

    private static String property(String name) {
        try (InputStream in = BuildInfo.class.getResourceAsStream("/application.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty(name, "unknown");
        } catch (IOException e) {
            throw new StartError("Cannot read application.properties.", e);
        }
    }
}
