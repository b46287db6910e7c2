package health.rounds.media;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes, every hour, pictures that nobody will see again. */
@Component
final class MediaSweep {
    private final MediaStore store;
    private final Leftovers leftovers;
    private final MediaLimits limits;
    private final Clock clock;

    MediaSweep(MediaStore store, Leftovers leftovers, MediaLimits limits, Clock clock) {
        this.store = store;
        this.leftovers = leftovers;
        this.limits = limits;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT2M", fixedDelayString = "PT1H")
    void sweep() {
        Instant now = clock.instant();
        leftovers.deleteRowsThenFiles(() -> store.deleteForgotten(now));
        leftovers.deleteRowsThenFiles(() -> store.deleteUnusedProfilePictures(now.minus(limits.unattached())));
        leftovers.sweep();
    }
}
