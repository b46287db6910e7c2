package health.rounds.platform;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Lets whoever waits for an answer go first: work that nobody waits for gives way before each piece of it, and no more of it runs at once than
 * there are processors. While requests are under way, one processor more than they need stays free of it.
 *
 * <p>A request counts for its first tenth of a second, as what takes longer is a stream or waits for somebody else. Nor does work give way
 * for longer than {@link #PATIENCE}, so that where requests never end it goes on slowly.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RightOfWay implements Filter {
    private static final ScopedValue<Place> PLACE = ScopedValue.newInstance();

    private static final Duration PATIENCE = Duration.ofMillis(50);
    private static final Duration YOUNG = Duration.ofMillis(100);

    private final int processors;
    private final long patienceNanos;
    private final long youngNanos;
    private final Semaphore places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SequencedSet<Passing> passing = new LinkedHashSet<>();
    private int working;

    /** A request under way; compared by identity. */
    private static final class Passing {
        private final long begun = System.nanoTime();
    }

    public RightOfWay() {
        this(Runtime.getRuntime().availableProcessors(), PATIENCE, YOUNG);
    }

    RightOfWay(int processors, Duration patience, Duration young) {
        this.processors = processors;
        this.patienceNanos = patience.toNanos();
        this.youngNanos = young.toNanos();
        this.places = new Semaphore(processors, true);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Passing mine = new Passing();
        locked(() -> passing.addLast(mine));
        try {
            chain.doFilter(request, response);
        } finally {
            locked(() -> passing.remove(mine));
        }
    }

    /** Waits until there is room beside the requests under way, or as long as anybody has to wait. */
    public void giveWay() throws InterruptedException {
        long left = patienceNanos;
        lock.lock();
        try {
            while (left > 0 && !isRoom()) {
                long asked = Math.min(left, youngNanos);
                left -= asked - Math.max(0, changed.awaitNanos(asked));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives way, and does it once there is a place. */
    public <T, X extends Throwable> T behind(ScopedValue.CallableOp<T, X> work) throws X, InterruptedException {
        places.acquire();
        try {
            giveWay();
            Place place = new Place();
            try {
                return ScopedValue.where(PLACE, place).call(work);
            } finally {
                place.end();
            }
        } finally {
            places.release();
        }
    }

    /**
     * Leaves its place to others until it is closed. For whatever waits for somebody outside, or for somebody who does: who waits for them
     * in its place would keep them from going on.
     */
    public static Away leave() {
        Optional<Place> place = PLACE.isBound() ? Optional.of(PLACE.get()) : Optional.empty();
        place.ifPresent(Place::leave);
        return () -> place.ifPresent(Place::comeBack);
    }

    /** Ends with the place taken again. */
    public interface Away extends AutoCloseable {
        @Override
        void close();
    }

    private boolean isRoom() {
        int young = young();
        return young == 0 || young + working + 1 < processors;
    }

    private int young() {
        long now = System.nanoTime();
        int young = 0;
        for (Passing each : passing.reversed()) {
            if (now - each.begun > youngNanos) {
                break;
            }
            young++;
        }
        return young;
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Of one thread. */
    private final class Place {
        private int away;

        Place() {
            locked(() -> working++);
        }

        void leave() {
            if (away++ == 0) {
                end();
                places.release();
            }
        }

        void comeBack() {
            if (--away == 0) {
                places.acquireUninterruptibly();
                locked(() -> working++);
            }
        }

        void end() {
            locked(() -> working--);
        }
    }
}
