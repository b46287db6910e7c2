package health.rounds.testkit;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Knows what a request of a test asked the database: a request that carries a name in the header {@value #HEADER} is listened to, in
 * the thread that answers it.
 */
public final class CountedQueries {
    /** Any name that no other request uses. */
    public static final String HEADER = "X-Counted-Queries";

    private static final ThreadLocal<List<String>> LISTENING = new ThreadLocal<>();
    private static final Map<String, List<String>> HEARD = new ConcurrentHashMap<>();

    private CountedQueries() {}

    /** The statements of the request of that name, which must have been answered. */
    public static List<String> of(String name) {
        return List.copyOf(Objects.requireNonNull(HEARD.remove(name), "no request was made by this name"));
    }

    /** Around everything else, so that nothing that a request asks is missed. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Listening implements Filter {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            String name = ((HttpServletRequest) request).getHeader(HEADER);
            if (name == null) {
                chain.doFilter(request, response);
                return;
            }
            LISTENING.set(HEARD.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>()));
            try {
                chain.doFilter(request, response);
            } finally {
                LISTENING.remove();
            }
        }
    }

    /** Puts an ear between the pool and the database. */
    @Component
    static class Ear implements BeanPostProcessor {
        @Override
        public Object postProcessBeforeInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool) {
                pool.setDataSource(ProxyDataSourceBuilder.create(pool.getDataSource())
                        .listener((BeforeQuery) (execution, queries) -> {
                            List<String> heard = LISTENING.get();
                            if (heard != null) {
                                queries.forEach(query -> heard.add(query.getQuery()));
                            }
                        })
                        .build());
            }
            return bean;
        }
    }

    private interface BeforeQuery extends QueryExecutionListener {
        @Override
        default void afterQuery(
                net.ttddyy.dsproxy.ExecutionInfo execution, List<net.ttddyy.dsproxy.QueryInfo> queries) {}
    }
}
