package health.rounds.web;

import gg.jte.generated.precompiled.StaticTemplates;
import gg.jte.generated.precompiled.Templates;
import health.rounds.blocklists.NetworkBlocks;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.LiteWebJarsResourceResolver;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Sets up what every page needs: the templates, what handlers may ask for, and the files that pages load. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    private final FrameResolver frames;

    WebConfiguration(FrameResolver frames) {
        this.frames = frames;
    }

    @Bean
    static Templates templates() {
        return new StaticTemplates();
    }

    /** Before everything else, the API's filter included: who is shut out costs nothing more. */
    @Bean
    static FilterRegistrationBean<ShutOut> shutOut(NetworkBlocks networks) {
        FilterRegistrationBean<ShutOut> registration = new FilterRegistrationBean<>(new ShutOut(networks));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 50);
        registration.setAsyncSupported(true);
        return registration;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(frames);
    }

    /** Our own files and those of WebJars under one address; each name carries the hash of its content, so it never grows old. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/", "classpath:/META-INF/resources/webjars/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
                .addResolver(new LiteWebJarsResourceResolver());
    }
}
