package health.rounds;

import health.rounds.commands.Application;
import health.rounds.platform.Database;
import health.rounds.platform.Outbox;
import health.rounds.platform.Settings;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The part of Rounds that a command on the terminal needs: users, emoji, announcements and what stands below them, without doors and timelines. */
final class RoundsTool implements Application.Running {
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
                settings, RoundsContext.run(application, settings, Database.forCommand(settings), Map.of()));
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Deals first with what the command caused, such as a mail: perhaps no server runs that would. */
    @Override
    public void close() {
        try {
            context.getBean(Outbox.class).drain();
        } finally {
            context.close();
        }
    }

    @EnableAutoConfiguration
    @ComponentScan({
        "health.rounds.platform",
        "health.rounds.text",
        "health.rounds.sight",
        "health.rounds.guard",
        "health.rounds.video",
        "health.rounds.accounts",
        "health.rounds.identity",
        "health.rounds.media",
        "health.rounds.emojis",
        "health.rounds.announcements"
    })
    private static final class Parts {}
}
