package health.rounds;

import health.rounds.commands.Application;
import health.rounds.platform.Database;
import health.rounds.platform.Settings;
import health.rounds.platform.StartError;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A running server: database, application and web server, started and stopped together. */
public final class RoundsServer implements Application.Running {
    private final Settings settings;
    private final ConfigurableApplicationContext context;

    private RoundsServer(Settings settings, ConfigurableApplicationContext context) {
        this.settings = settings;
        this.context = context;
    }

    /** Starts a server and returns once it answers; port 0 takes a free one. A {@link StartError} says why it cannot. */
    public static RoundsServer start(Settings wanted) {
        Settings settings = wanted.onPort(freePort(wanted.port()));
        var application = new SpringApplicationBuilder(Rounds.class).web(WebApplicationType.SERVLET);
        Database database = Database.forServer(settings);
        return new RoundsServer(settings, RoundsContext.run(application, settings, database, listening(settings)));
    }

    /** The port it listens on. */
    public int port() {
        return settings.port();
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Answers the requests under way, then stops everything, the database last. */
    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> listening(Settings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", settings.port());
        if (settings.demo()) {
            // Everyone knows the passwords of the demonstration, so it is for this machine only.
            properties.put("server.address", "127.0.0.1");
        }
        return properties;
    }

    private static int freePort(int wanted) {
        try (var socket = new ServerSocket()) {
            // Without this a port whose last connections are still closing would look taken.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartError(
                    "Port %d is taken by another program. Choose another with --port or ROUNDS_PORT.".formatted(wanted),
                    e);
        }
    }
}
