package health.rounds.commands;

import health.rounds.demo.DemoCommunity;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.platform.Setting;
import health.rounds.platform.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rounds demo}: a community of invented clinicians to try Rounds with. */
@Command(
        name = "demo",
        description = {
            "Runs a small community of invented clinicians, on this machine only, until Ctrl-C.",
            "It has a folder and a database of its own, and shows its mails on a page instead of sending them."
        },
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "demo-data",
            description = "Folder of the demonstration (default: ./demo-data).")
    private Path data = Path.of("demo-data");

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (ROUNDS_PORT, default 8080).")
    private Optional<String> port = Optional.empty();

    @Option(names = "--fresh", description = "Forget what happened in the demonstration and start over.")
    private boolean fresh;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.from(environment(), overrides()).asDemo();
        DemoFolder.prepare(settings.data(), fresh);
        Application.Running server = rounds.application().serve(settings);
        URI address = server.settings().publicUrl();
        describe(server, address);
        open(address);
        // Ctrl-C and SIGTERM end the process through Spring's shutdown hook, which closes everything in order.
        new CountDownLatch(1).await();
        return 0;
    }

    private void describe(Application.Running server, URI address) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%nThe demonstration is ready at %s (%s). Ctrl-C ends it.%n%n", address, Startup.duration());
        for (Role role : Role.values()) {
            List<String> names = server.part(Users.class).all().stream()
                    .filter(user -> user.role() == role)
                    .map(User::username)
                    .toList();
            if (!names.isEmpty()) {
                out.printf("  %-10s %s%n", role.name().toLowerCase(Locale.ROOT), String.join(", ", names));
            }
        }
        out.printf("  %-10s %s%n", "password", server.part(DemoCommunity.class).password());
        out.printf("  %-10s %s%n%n", "mails", address.resolve("/mails"));
    }

    /** Without what points at a real community: the cast, whose passwords everyone knows, must never get there. */
    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove(Setting.ROUNDS_DATA.name());
        environment.remove(Setting.ROUNDS_DATABASE_URL.name());
        return environment;
    }

    private Map<String, String> overrides() {
        Map<String, String> overrides = new HashMap<>();
        overrides.put(Setting.ROUNDS_DATA.name(), data.toString());
        port.ifPresent(it -> overrides.put(Setting.ROUNDS_PORT.name(), it));
        return overrides;
    }

    /** Where there is a screen; a browser that does not open is no failure, as the address is printed. */
    private static void open(URI address) {
        if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
            return;
        }
        try {
            new ProcessBuilder("xdg-open", address.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // No xdg-open here.
        }
    }
}
