package health.rounds.previews;

import health.rounds.platform.Bell;
import health.rounds.platform.WorkLoop;
import health.rounds.posts.PostChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Fetches the pages that are due while the server runs, a few at a time, and shows the cards on the posts that wait for them. */
@Component
@ConditionalOnWebApplication
final class PreviewWork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PreviewWork.class);

    private static final int MOST = 16;
    private static final int MOST_TRIES = 3;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    /** Longer than any page takes, with its redirects. */
    private static final Duration LEASE = Duration.ofMinutes(5);

    private static final Duration UNUSED = Duration.ofDays(14);

    private final PreviewStore store;
    private final PageReader pages;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Bell bell = new Bell();
    private final WorkLoop loop = new WorkLoop("Fetching previews", bell, LOOK_AGAIN, this::fetchSome);

    PreviewWork(PreviewStore store, PageReader pages, Clock clock, ApplicationEventPublisher events) {
        this.store = store;
        this.pages = pages;
        this.clock = clock;
        this.events = events;
    }

    @Override
    public void start() {
        loop.start();
    }

    private boolean fetchSome() {
        int free = loop.room(MOST);
        if (free == 0) {
            return false;
        }
        Instant now = clock.instant();
        List<PreviewStore.Wanted> claimed = store.claim(now, now.plus(LEASE), free);
        claimed.forEach(this::begin);
        return !claimed.isEmpty();
    }

    private void begin(PreviewStore.Wanted wanted) {
        loop.begin(() -> {
            try {
                fetch(wanted);
            } catch (RuntimeException e) {
                log.warn("Preview {} waits until its lease runs out", wanted.id(), e);
            }
        });
    }

    private void fetch(PreviewStore.Wanted wanted) {
        // One that was tried so often did not come back: the process died of it, or was stopped.
        Fetched fetched = wanted.tries() > MOST_TRIES ? new Fetched.Nothing() : pages.read(wanted.address());
        Instant now = clock.instant();
        switch (fetched) {
            case Fetched.Found(Card card) -> {
                store.found(wanted.id(), card, now);
                store.posts(wanted.id()).forEach(post -> events.publishEvent(new PostChanged(post)));
            }
            case Fetched.Later later when wanted.tries() < MOST_TRIES -> store.putOff(wanted.id(), now.plus(TRY_AGAIN));
            case Fetched.Later later -> store.notFound(wanted.id(), now);
            case Fetched.Nothing nothing -> store.notFound(wanted.id(), now);
        }
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT24H")
    void sweep() {
        store.sweep(clock.instant().minus(UNUSED));
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
