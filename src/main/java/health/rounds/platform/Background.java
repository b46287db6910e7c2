package health.rounds.platform;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Work that nobody waits for: what is due at a time, and what the outbox tells. The server does it, the command line does not. */
@Configuration
@ConditionalOnWebApplication
@EnableScheduling
@EnableAsync
class Background {}
