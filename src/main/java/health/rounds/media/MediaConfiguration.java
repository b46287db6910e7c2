package health.rounds.media;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the parts of the media library share. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
    @Bean
    MediaLimits mediaLimits() {
        return MediaLimits.load();
    }
}
