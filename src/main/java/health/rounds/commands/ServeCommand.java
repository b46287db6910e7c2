package health.rounds.commands;

import health.rounds.platform.BuildInfo;
import health.rounds.platform.Setting;
import health.rounds.platform.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rounds serve}: the server, until it is told to stop. */
@Command(name = "serve", description = "Runs the server until Ctrl-C.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    @Mixin
    private SettingOptions settings = new SettingOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on (ROUNDS_PORT, default 8080).")
    private Optional<String> port = Optional.empty();

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "Address that members type (ROUNDS_PUBLIC_URL, default http://localhost:PORT).")
    private Optional<String> publicUrl = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the community (ROUNDS_NAME, default Rounds).")
    private Optional<String> name = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings chosen = settings.read(Map.of(
                Setting.ROUNDS_PORT, port,
                Setting.ROUNDS_PUBLIC_URL, publicUrl,
                Setting.ROUNDS_NAME, name));
        Application.Running server = rounds.application().serve(chosen);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s is ready at %s (Rounds %s, %s)",
                        chosen.communityName(), server.settings().publicUrl(), BuildInfo.version(), Startup.duration());
        // Ctrl-C and SIGTERM end the process through Spring's shutdown hook, which closes everything in order.
        new CountDownLatch(1).await();
        return 0;
    }
}
