package health.rounds.mastodon;

import health.rounds.identity.Access;
import health.rounds.identity.Role;
import health.rounds.testkit.ClientsSeen;
import health.rounds.testkit.ClientsSeen.Route;
import health.rounds.testkit.ClientsSeen.Use;
import health.rounds.testkit.Community;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The table of endpoints in docs/api.md. Method, address, what is needed and who was seen come from the routes and from
 * {@link ClientsSeen}; the order, the headings and the few words on each are written there by hand and kept.
 */
final class ApiTable {
    private static final Pattern ROW =
            Pattern.compile("\\| (?<method>[A-Z]+) \\| `(?<pattern>[^`]+)` \\| (?<words>.*?) ?\\| .* \\|");

    private static final Pattern ABSENT =
            Pattern.compile("\\| (?<method>[A-Z]+) \\| `(?<pattern>[^`]+)` \\| [^|]+ \\|");

    private static final List<String> OTHERS = List.of("/oauth/", "/.well-known/", "/nodeinfo/");

    private static final String CLIENTS = "Seen: ";

    private final Map<Route, Method> routes = new TreeMap<>();
    private final List<Use> uses;

    ApiTable(List<Use> uses) {
        this.uses = uses;
        Community.shared()
                .part(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((info, handler) -> add(info, handler.getMethod()));
    }

    /**
     * Of pages only the one on which a person allows an app, of what other servers read only what describes this one; of addresses only
     * those that mean one thing.
     */
    private void add(RequestMappingInfo info, Method handler) {
        boolean ofTheApi = handler.getDeclaringClass().getPackage().equals(ApiTable.class.getPackage());
        for (String pattern : info.getPatternValues()) {
            boolean listed = (ofTheApi || OTHERS.stream().anyMatch(pattern::startsWith))
                    && !pattern.endsWith("/")
                    && !pattern.contains("*");
            for (RequestMethod method : listed ? info.getMethodsCondition().getMethods() : Set.<RequestMethod>of()) {
                routes.put(new Route(method.name(), pattern), handler);
            }
        }
    }

    /** The lines as they must be: known rows with what is true now, rows without a route taken out, new ones at the end, yet without words. */
    List<String> renewed(List<String> lines) {
        Map<Route, Method> missing = new LinkedHashMap<>(routes);
        List<String> renewed = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (line.startsWith(CLIENTS)) {
                renewed.add(clients());
            } else if (!row.matches()) {
                renewed.add(line);
            } else {
                Route route = new Route(row.group("method"), row.group("pattern"));
                Optional.ofNullable(missing.remove(route))
                        .ifPresent(handler -> renewed.add(row(route, row.group("words"), handler)));
            }
        }
        missing.forEach((route, handler) -> renewed.add(row(route, "", handler)));
        return renewed;
    }

    /** What has a row without words on what it does. */
    static List<String> unexplained(List<String> lines) {
        return lines.stream()
                .map(ROW::matcher)
                .filter(row -> row.matches() && row.group("words").isBlank())
                .map(row -> row.group("method") + " " + row.group("pattern"))
                .toList();
    }

    /** What is said not to be here, as method and address. */
    static List<Route> notHere(List<String> lines) {
        return lines.stream()
                .skip(lines.indexOf("## Not here"))
                .map(ABSENT::matcher)
                .filter(Matcher::matches)
                .map(row -> new Route(row.group("method"), row.group("pattern")))
                .toList();
    }

    private String row(Route route, String words, Method handler) {
        String seen = uses.stream()
                .filter(use -> use.route().equals(route))
                .map(Use::client)
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .collect(Collectors.joining(", "));
        return "| %s | `%s` | %s | %s | %s |".formatted(route.method(), route.pattern(), words, needed(handler), seen);
    }

    private String clients() {
        Set<String> versions = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        uses.forEach(use -> versions.add(use.client() + " " + use.version()));
        return CLIENTS + String.join(", ", versions) + ".";
    }

    private static String needed(Method handler) {
        Scope scope = handler.getAnnotation(Scope.class);
        String scopes = scope == null
                ? ""
                : Stream.of(scope.value()).map(word -> "`" + word + "`").collect(Collectors.joining(" or "));
        String role = scope == null || scope.role() == Role.MEMBER
                ? ""
                : ", " + scope.role().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        List<Class<?>> asked = Arrays.asList(handler.getParameterTypes());
        if (asked.contains(Viewer.class)) {
            return (scopes.isEmpty() ? "a member's token" : scopes) + role;
        }
        if (asked.contains(Access.class)) {
            return scopes.isEmpty() ? "an app's token" : scopes + ", an app's token";
        }
        if (scopes.isEmpty()) {
            return "nothing";
        }
        return asked.contains(MaybeViewer.class) ? "nothing, or " + scopes : scopes;
    }
}
