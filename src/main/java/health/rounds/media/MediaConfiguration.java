package health.rounds.media;

import health.rounds.video.Videos;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the parts of the media library share. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {
    @Bean
    MediaLimits mediaLimits(Videos videos) {
        return MediaLimits.load().with(videos);
    }
}
