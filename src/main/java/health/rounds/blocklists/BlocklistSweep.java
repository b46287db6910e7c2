package health.rounds.blocklists;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes, every hour, what has ended and what is shown to nobody any more. */
@Component
final class BlocklistSweep {
    private final NetworkBlockStore networks;
    private final SignUpTries tries;
    private final Clock clock;

    BlocklistSweep(NetworkBlockStore networks, SignUpTries tries, Clock clock) {
        this.networks = networks;
        this.tries = tries;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT3M", fixedDelayString = "PT1H")
    void sweep() {
        networks.deleteEnded(clock.instant());
        tries.forgetOld();
    }
}
