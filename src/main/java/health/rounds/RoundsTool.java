package health.rounds;

import health.rounds.commands.Application;
import health.rounds.platform.Database;
import health.rounds.platform.Settings;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;

/** The part of Rounds that a command on the terminal needs: users and what stands below them, without doors and timelines. */
final class RoundsTool implements Application.Running {
    /** What a crashed server left to be told is for the next server: here its listeners are missing. */
    private static final Map<String, Object> PROPERTIES =
            Map.of("spring.modulith.events.republish-outstanding-events-on-restart", false);

    private final Settings settings;
    private final ConfigurableApplicationContext context;

    private RoundsTool(Settings settings, ConfigurableApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    /** Opens the database of the running server, or starts it until closed. Only what is asked for is made. */
    static RoundsTool open(Settings settings) {
        var application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true);
        return new RoundsTool(
                settings, RoundsContext.run(application, settings, Database.forCommand(settings), PROPERTIES));
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableAutoConfiguration
    @ComponentScan({
        "health.rounds.platform",
        "health.rounds.text",
        "health.rounds.guard",
        "health.rounds.accounts",
        "health.rounds.identity"
    })
    private static final class Parts {
        /** What the outbox tells is told before the command ends, not on a thread that its end would cut off. */
        @Bean
        TaskExecutor applicationTaskExecutor() {
            return new SyncTaskExecutor();
        }
    }
}
