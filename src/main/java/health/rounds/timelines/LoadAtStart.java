package health.rounds.timelines;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fills the memory of the timelines before the web server takes its first request; the command line has no use for it. */
@Component
@ConditionalOnWebApplication
final class LoadAtStart implements SmartLifecycle {
    private final Timelines timelines;
    private volatile boolean running;

    LoadAtStart(Timelines timelines) {
        this.timelines = timelines;
    }

    @Override
    public void start() {
        timelines.load();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0; // web servers start in a late phase
    }
}
