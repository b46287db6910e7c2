package health.rounds.platform;

import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What Spring Boot has no property for. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class JettyConfiguration {
    @Bean
    WebServerFactoryCustomizer<JettyServletWebServerFactory> trustedProxies(Settings settings) {
        var proxies = new TrustedProxies(settings.trustedProxies());
        return factory -> factory.addServerCustomizers(server -> customize(server, proxies));
    }

    private static void customize(Server server, HttpConfiguration.Customizer customizer) {
        for (Connector connector : server.getConnectors()) {
            connector
                    .getConnectionFactory(HttpConnectionFactory.class)
                    .getHttpConfiguration()
                    .addCustomizer(customizer);
        }
    }
}
