package health.rounds.mastodon;

import health.rounds.testkit.Community;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * An address of the API as the running server routes it.
 *
 * @param pattern with its variables in braces, such as {@code /api/v1/statuses/{id}}
 */
record Endpoint(String method, String pattern, Class<?> handler) implements Comparable<Endpoint> {
    /** All of them but the streams, which answer as long as they are open. */
    static List<Endpoint> all() {
        RequestMappingHandlerMapping mapping = Community.shared().part(RequestMappingHandlerMapping.class);
        List<Endpoint> all = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackage().equals(Endpoint.class.getPackage())) {
                for (String pattern : info.getPatternValues()) {
                    for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                        all.add(new Endpoint(method.name(), pattern, handler.getBeanType()));
                    }
                }
            }
        });
        all.removeIf(endpoint -> endpoint.pattern().contains("streaming/"));
        all.sort(null);
        return all;
    }

    /** The names that the handler's class asks its parameters for, itself or by the helpers of its package. */
    List<String> parameters() {
        return ParameterNames.of(handler);
    }

    boolean isRead() {
        return method.equals("GET");
    }

    /** Whether it serves moderators' tools and nobody else. */
    boolean isForStaff() {
        return pattern.contains("/admin/");
    }

    boolean hasVariable() {
        return pattern.indexOf('{') >= 0;
    }

    /** The address with this value in place of each variable. */
    String path(String variable) {
        return pattern.replaceAll("\\{[^}]+}", variable);
    }

    @Override
    public int compareTo(Endpoint other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint endpoint && toString().equals(endpoint.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
