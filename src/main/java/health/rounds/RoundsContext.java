package health.rounds;

import health.rounds.platform.Database;
import health.rounds.platform.Settings;
import health.rounds.platform.StartError;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts the application on a database that is already open, so that nothing in it can start without one. */
final class RoundsContext {
    private RoundsContext() {}

    /** From here on the context closes the database, after all that uses it; so it is when the start fails. */
    static ConfigurableApplicationContext run(
            SpringApplicationBuilder application,
            Settings settings,
            Database database,
            Map<String, Object> properties) {
        try {
            return application
                    .initializers((GenericApplicationContext context) -> {
                        // First, so that a stray SERVER_PORT in the environment does not win over ROUNDS_PORT.
                        context.getEnvironment()
                                .getPropertySources()
                                .addFirst(new MapPropertySource("rounds", properties));
                        context.registerBean(Settings.class, () -> settings);
                        context.registerBean(Database.class, () -> database);
                    })
                    .run();
        } catch (RuntimeException e) {
            database.close();
            throw explained(e);
        }
    }

    private static StartError explained(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartError known) {
                return known;
            }
        }
        return new StartError("Rounds could not start; the reason stands in the log above.", failure);
    }
}
