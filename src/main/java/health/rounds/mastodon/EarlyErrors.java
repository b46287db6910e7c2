package health.rounds.mastodon;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Answers in the API's form what Jetty refuses before any servlet sees it, such as an address that is not UTF-8. */
@Configuration(proxyBeanMethods = false)
class EarlyErrors {
    @Bean
    static WebServerFactoryCustomizer<JettyServletWebServerFactory> errorsAsJson() {
        return factory -> factory.addServerCustomizers(server -> server.setErrorHandler(new JsonErrors()));
    }

    private static final class JsonErrors extends ErrorHandler {
        private static final HttpField JSON = new HttpField(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");
        private static final HttpField SHARED = new HttpField("Access-Control-Allow-Origin", "*");

        @Override
        protected void generateResponse(
                Request request,
                Response response,
                int code,
                @Nullable String message,
                @Nullable Throwable cause,
                Callback callback) {
            response.getHeaders().put(JSON);
            response.getHeaders().put(SHARED);
            String error = Optional.ofNullable(message).orElseGet(() -> HttpStatus.getMessage(code));
            response.write(true, ByteBuffer.wrap(Json.bytes(Map.of("error", error))), callback);
        }
    }
}
