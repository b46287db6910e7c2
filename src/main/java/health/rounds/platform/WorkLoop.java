package health.rounds.platform;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for work while the server runs, on a virtual thread of its own: when the bell rings, and every so often for what another process
 * left. What it begins runs on further virtual threads.
 */
public final class WorkLoop {
    private static final Logger log = LoggerFactory.getLogger(WorkLoop.class);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Bell bell;
    private final Duration lookAgain;
    private final Step step;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread worker = Thread.ofVirtual().unstarted(this::work);
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean running;

    /** {@code name} says in the log what waits or is left undone, such as "Pushing". */
    public WorkLoop(String name, Bell bell, Duration lookAgain, Step step) {
        this.name = name;
        this.bell = bell;
        this.lookAgain = lookAgain;
        this.step = step;
    }

    /** Does what can be done now; whether there may be more. */
    @FunctionalInterface
    public interface Step {
        boolean take() throws InterruptedException;
    }

    /** Once only. */
    public void start() {
        running = true;
        worker.start();
    }

    /** From the start until it is to stop. */
    public boolean isRunning() {
        return running;
    }

    /** How many may be begun where so many run at once. */
    public int room(int most) {
        return Math.max(0, most - underWay.get());
    }

    /** Runs on a thread of its own; the bell rings when it ends, and {@link #stop} waits for it. */
    public void begin(Runnable work) {
        underWay.incrementAndGet();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                underWay.decrementAndGet();
                bell.ring();
            }
        });
    }

    private void work() {
        while (running) {
            try {
                if (!step.take()) {
                    bell.await(lookAgain);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("{} waits for the database", name, e);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(lookAgain);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is under way may take a few seconds to end; the rest is left to the next start. */
    public void stop() {
        running = false;
        bell.ring();
        try {
            if (worker.isAlive()) {
                worker.join(PATIENCE); // or it would begin something that nobody runs any more
            }
            threads.shutdown();
            if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.info("{} stops with something under way; the next start goes on with it", name);
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
