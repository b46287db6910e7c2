package health.rounds.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Deals with the outbox while the server runs, on a thread for each listener. */
@Component
@ConditionalOnWebApplication
final class OutboxWork implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(OutboxWork.class);

    /** For what another process wrote, and for what is told again. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    /** Nobody notices, and on a busy server one transaction serves many events. */
    private static final Duration GATHER = Duration.ofMillis(20);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Outbox outbox;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    OutboxWork(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void start() {
        running = true;
        List<OutboxListener<?>> listeners = outbox.listeners();
        listeners.forEach(listener -> threads.execute(() -> work(listener)));
    }

    private void work(OutboxListener<?> listener) {
        while (running) {
            try {
                SoonDurable.run(() -> outbox.drain(listener));
                outbox.await(listener, LOOK_AGAIN);
                Thread.sleep(GATHER);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("The outbox of {} waits for its database", listener.name(), e);
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is being told is told to its end; the rest waits for the next start. */
    @Override
    public void stop() {
        running = false;
        outbox.listeners().forEach(outbox::wake);
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("Stopping while the outbox is still being told; the next start goes on with it");
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
