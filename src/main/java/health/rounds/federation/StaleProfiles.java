package health.rounds.federation;

import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks anew for the profiles of those who do something here, where their servers told of them so long ago that much may have changed: not
 * every server says so when it does. Behind whatever they do, a few at a time, and once a day at most, answered or not.
 */
@Component
final class StaleProfiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StaleProfiles.class);

    /** As in Mastodon (app/models/account.rb, {@code STALE_THRESHOLD}). */
    private static final Duration FRESH = Duration.ofDays(1);

    private static final int AT_A_TIME = 2;
    private static final int MOST_WAITING = 200;

    private final Actors actors;
    private final RemoteAccounts remote;
    private final Clock clock;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_A_TIME,
            AT_A_TIME,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("profiles-", 0).factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    StaleProfiles(Actors actors, RemoteAccounts remote, Clock clock) {
        this.actors = actors;
        this.remote = remote;
        this.clock = clock;
    }

    /** Somebody does something; what is known of them until now is good enough for it. */
    void seen(RemoteAuthor somebody) {
        if (isStale(somebody)) {
            threads.execute(() -> ask(somebody));
        }
    }

    private boolean isStale(RemoteAuthor somebody) {
        return somebody.elsewhere().fetchedAt().isBefore(clock.instant().minus(FRESH));
    }

    private void ask(RemoteAuthor somebody) {
        try {
            if (remote.author(somebody.id()).filter(this::isStale).isPresent()) {
                remote.asked(
                        somebody.id()); // first, so that a server that does not answer is not asked for each of their
                // deeds
                actors.refresh(Iri.parse(somebody.elsewhere().uri()).orElseThrow());
            }
        } catch (Later away) {
            log.debug("Account {} stays as it is: {}", somebody.id(), away.getMessage());
        } catch (RuntimeException e) {
            log.warn("Account {} could not be brought up to date", somebody.id(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
