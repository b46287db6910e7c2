package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** What handlers of the API may ask for and answer with. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration implements WebMvcConfigurer {
    private final ViewerResolver viewers;

    ApiConfiguration(ViewerResolver viewers) {
        this.viewers = viewers;
    }

    /** Before the sign-in of pages, after the proxies' headers have been read. */
    @Bean
    static FilterRegistrationBean<ApiFilter> apiFilterRegistration(ApiFilter filter) {
        FilterRegistrationBean<ApiFilter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
        registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(viewers);
        resolvers.add(new ParamsResolver());
    }

    @Override
    public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
        handlers.add(new ReplyWriter());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, PostId.class, id("post", PostId::parse));
        registry.addConverter(String.class, AccountId.class, id("account", AccountId::parse));
    }

    private static <T> Converter<String, T> id(String of, Function<String, Optional<T>> parse) {
        return text -> parse.apply(text).orElseThrow(() -> new IllegalArgumentException("no id of a " + of));
    }
}
