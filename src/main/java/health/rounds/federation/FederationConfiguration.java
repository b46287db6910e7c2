package health.rounds.federation;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Where this door stands among the others. */
@Configuration(proxyBeanMethods = false)
class FederationConfiguration {
    /** Behind those who shut networks out, before the sign-in of pages. */
    @Bean
    static FilterRegistrationBean<PageAddresses> pageAddresses() {
        FilterRegistrationBean<PageAddresses> registration = new FilterRegistrationBean<>(new PageAddresses());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 150);
        registration.setDispatcherTypes(DispatcherType.REQUEST);
        registration.setAsyncSupported(true);
        return registration;
    }
}
