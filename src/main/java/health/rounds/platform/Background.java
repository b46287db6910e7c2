package health.rounds.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What is due at a time. The server does it, the command line does not. */
@Configuration
@ConditionalOnWebApplication
@EnableScheduling
class Background {}
