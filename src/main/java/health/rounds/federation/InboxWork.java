package health.rounds.federation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deals with the inbox while the server runs, a lane on each thread. An activity goes when it has been dealt with, so that one is done
 * again rather than not at all when the process dies in between: doing it twice changes nothing.
 */
@Component
@ConditionalOnWebApplication
final class InboxWork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(InboxWork.class);

    private static final int BATCH = 50;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    /** More than a batch takes in which every activity waits for a server that does not answer. */
    private static final Duration LEASE = Duration.ofMinutes(20);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Inbox inbox;
    private final InboxStore store;
    private final Acts acts;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    InboxWork(Inbox inbox, InboxStore store, Acts acts, Clock clock) {
        this.inbox = inbox;
        this.store = store;
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        for (int lane = 0; lane < Inbox.LANES; lane++) {
            int number = lane;
            threads.execute(() -> work(number));
        }
    }

    private void work(int lane) {
        while (running) {
            try {
                if (!workOff(lane)) {
                    inbox.await(lane, LOOK_AGAIN);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The inbox waits for its database", e);
                pause();
            }
        }
    }

    /** Whether there may be more. */
    private boolean workOff(int lane) {
        List<InboxStore.Waiting> batch = store.take(lane, BATCH, clock.instant(), LEASE);
        List<Long> done = new ArrayList<>();
        for (InboxStore.Waiting waiting : batch) {
            if (!running) {
                store.putOff(waiting.id(), clock.instant());
            } else if (isDone(waiting)) {
                done.add(waiting.id());
            }
        }
        if (!done.isEmpty()) {
            store.delete(done);
        }
        return batch.size() == BATCH;
    }

    private boolean isDone(InboxStore.Waiting waiting) {
        try {
            acts.perform(waiting.body(), waiting.signer());
            return true;
        } catch (Later later) {
            return !isPutOff(waiting, String.valueOf(later.getMessage()));
        } catch (RuntimeException e) {
            log.warn("Activity {} in the inbox failed", waiting.id(), e);
            return !isPutOff(waiting, e.getClass().getSimpleName());
        }
    }

    private boolean isPutOff(InboxStore.Waiting waiting, String why) {
        if (waiting.attempts() >= MOST_ATTEMPTS) {
            log.info("Activity {} in the inbox is given up: {}", waiting.id(), why);
            return false;
        }
        store.putOff(
                waiting.id(), clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << (2 * (waiting.attempts() - 1)))));
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        inbox.wake();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Stopping while the inbox is still being dealt with; the next start goes on with it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
