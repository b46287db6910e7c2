package health.rounds.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Watches which endpoints real programs use while their journeys run, and keeps it in {@code clients-seen.tsv}, from which the table in
 * docs/api.md says who uses what. A part of the server in tests only: it is found because the tests stand beside it.
 */
@Component
public class ClientsSeen implements WebMvcConfigurer, HandlerInterceptor {
    /** True where files that are made from what a test saw are to be written anew instead of compared. */
    public static final boolean REGENERATE = Boolean.getBoolean("rounds.regenerate");

    private static final Path FILE = Path.of("src/test/resources/health/rounds/mastodon/clients-seen.tsv");

    /** How programs begin to name themselves, and what people call them; masto.js leaves it to Node, as Mastodon.py at first does to its library. */
    private static final Map<String, String> NAMES =
            Map.of("toot/", "toot", "mastodonpy", "Mastodon.py", "python-requests/", "Mastodon.py", "node", "masto.js");

    private final Map<String, Set<Route>> seen = new ConcurrentHashMap<>();

    /** A request as routes are written: {@code GET /api/v1/accounts/{id}}. */
    public record Route(String method, String pattern) implements Comparable<Route> {
        @Override
        public int compareTo(Route other) {
            return Comparator.comparing(Route::pattern)
                    .thenComparing(Route::method)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    /**
     * A line of the file.
     *
     * @param journey the client, and behind a comma which journey it was, where it has several
     */
    public record Use(String journey, String version, Route route) {
        public String client() {
            return ClientsSeen.client(journey);
        }

        static Use read(String line) {
            String[] cells = line.split("\t", -1);
            return new Use(cells[0], cells[1], new Route(cells[2], cells[3]));
        }

        private String line() {
            return String.join("\t", journey, version, route.method(), route.pattern());
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null && !pattern.toString().contains("*")) {
            named(request.getHeader("User-Agent"))
                    .ifPresent(name -> seen.computeIfAbsent(name, key -> ConcurrentHashMap.newKeySet())
                            .add(new Route(request.getMethod(), pattern.toString())));
        }
        return true;
    }

    private static Optional<String> named(@Nullable String agent) {
        return NAMES.entrySet().stream()
                .filter(name -> agent != null && agent.startsWith(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Begins a journey: what its client did in other tests does not count. */
    public void begin(String journey) {
        seen.remove(client(journey));
    }

    /** Ends a journey: the file must say of it what was seen since it began, no more and no less. */
    public void end(String journey, String version) throws IOException {
        List<Use> now = seen.getOrDefault(client(journey), Set.of()).stream()
                .sorted()
                .map(route -> new Use(journey, version, route))
                .toList();
        if (REGENERATE) {
            write(journey, now);
        }
        List<Route> recorded = recorded().stream()
                .filter(use -> use.journey().equals(journey))
                .map(Use::route)
                .toList();
        assertThat(now)
                .extracting(Use::route)
                .as("%s uses other endpoints than %s says; run this test with -Drounds.regenerate=true", journey, FILE)
                .containsExactlyElementsOf(recorded);
    }

    /** What the file says. */
    public static List<Use> recorded() throws IOException {
        return Files.readAllLines(FILE).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Use::read)
                .toList();
    }

    private static String client(String journey) {
        return journey.split(",", 2)[0];
    }

    private static void write(String journey, List<Use> now) throws IOException {
        List<Use> uses = new ArrayList<>(now);
        recorded().stream().filter(use -> !use.journey().equals(journey)).forEach(uses::add);
        List<String> lines = new ArrayList<>(Files.readAllLines(FILE).stream()
                .filter(line -> line.startsWith("#"))
                .toList());
        uses.stream()
                .sorted(Comparator.comparing(Use::journey).thenComparing(Use::route))
                .map(Use::line)
                .forEach(lines::add);
        Files.write(FILE, lines);
    }
}
