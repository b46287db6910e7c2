package health.rounds.commands;

import health.rounds.platform.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/**
 * {@code rounds rehearse}: a start on a throw-away folder with a few requests, from which the launcher has the JVM make its cache
 * of loaded classes and profiles (JEP 483, 515). Never touches a real community: it reads no environment.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    private static final int REPEATS = 30;
    private static final List<String> PAGES = List.of(
            "/",
            "/sign-in",
            "/sign-up",
            "/public",
            "/search",
            "/api/v2/instance",
            "/api/v1/timelines/public",
            "/api/v1/timelines/home");

    @Option(names = "--data", required = true)
    private String data = "";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.from(Map.of(), Map.of("ROUNDS_DATA", data, "ROUNDS_PORT", "0"));
        try (Application.Running server = rounds.application().serve(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            URI address = server.settings().publicUrl();
            for (int i = 0; i < REPEATS; i++) {
                for (String page : PAGES) {
                    client.send(
                            HttpRequest.newBuilder(address.resolve(page)).build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        }
        return 0;
    }
}
