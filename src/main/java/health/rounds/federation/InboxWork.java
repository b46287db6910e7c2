package health.rounds.federation;

import health.rounds.platform.RightOfWay;
import health.rounds.platform.SoonDurable;
import health.rounds.platform.WorkLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Deals with the inbox while the server runs, a lane on each thread, and lets whoever waits for an answer go first: members, and servers
 * that send more, since what is kept can wait. An activity goes when it has been dealt with, so that one is done
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

    private final InboxStore store;
    private final Acts acts;
    private final RightOfWay rightOfWay;
    private final Clock clock;
    private final List<WorkLoop> lanes;
    private volatile boolean running;

    InboxWork(Inbox inbox, InboxStore store, Acts acts, RightOfWay rightOfWay, Clock clock) {
        this.store = store;
        this.acts = acts;
        this.rightOfWay = rightOfWay;
        this.clock = clock;
        this.lanes = IntStream.range(0, Inbox.LANES)
                .mapToObj(lane -> new WorkLoop(
                        "The inbox", inbox.bell(lane), LOOK_AGAIN, () -> SoonDurable.call(() -> workOff(lane))))
                .toList();
    }

    @Override
    public void start() {
        running = true;
        lanes.forEach(WorkLoop::start);
    }

    /** Whether there may be more. */
    private boolean workOff(int lane) throws InterruptedException {
        List<InboxStore.Waiting> batch = store.take(lane, BATCH, clock.instant(), LEASE);
        List<Long> done = new ArrayList<>();
        for (InboxStore.Waiting waiting : batch) {
            if (!running) {
                store.putOff(waiting.id(), clock.instant());
            } else if (rightOfWay.behind(() -> isDone(waiting))) {
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

    /** Each lane ends with the activity that it is at. */
    @Override
    public void stop() {
        running = false;
        lanes.forEach(WorkLoop::stop);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
