package bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Work that a few threads repeat for a time, and what it cost. */
final class Load {
    /** Enough to keep a small server busy, few enough to leave it the machine. */
    static final int THREADS = 4;

    // What follows an answer, such as telling those who are concerned, belongs to its cost.
    private static final long SETTLE_MILLIS = 500;

    private Load() {}

    /** What one thread repeats; closed in the end. */
    interface Work extends AutoCloseable {
        void once() throws IOException, SQLException;

        @Override
        void close() throws IOException, SQLException;
    }

    /** How often it was done, in which time, and the processor time that was spent on it. */
    record Cost(long times, double seconds, Cpu cpu) {
        double microsEach() {
            return cpu.total() / times;
        }

        double perSecond() {
            return times / seconds;
        }
    }

    static Cost during(double seconds, Supplier<Cpu> meter, Callable<Work> worker) throws Exception {
        return during(seconds, THREADS, meter, worker);
    }

    static Cost during(double seconds, int threads, Supplier<Cpu> meter, Callable<Work> worker) throws Exception {
        return measure(threads, meter, worker, Long.MAX_VALUE, System.nanoTime() + (long) (seconds * 1e9));
    }

    static Cost times(long times, Supplier<Cpu> meter, Callable<Work> worker) throws Exception {
        return times(times, THREADS, meter, worker);
    }

    static Cost times(long times, int threads, Supplier<Cpu> meter, Callable<Work> worker) throws Exception {
        return measure(threads, meter, worker, times, Long.MAX_VALUE);
    }

    private static Cost measure(int atOnce, Supplier<Cpu> meter, Callable<Work> worker, long times, long until)
            throws Exception {
        AtomicLong begun = new AtomicLong();
        AtomicLong done = new AtomicLong();
        Callable<Void> loop = () -> {
            try (Work work = worker.call()) {
                while (begun.getAndIncrement() < times && System.nanoTime() < until) {
                    work.once();
                    done.incrementAndGet();
                }
            }
            return null;
        };
        Cpu before = meter.get();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                running.add(threads.submit(loop));
            }
            for (Future<Void> thread : running) {
                thread.get();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Thread.sleep(SETTLE_MILLIS);
        return new Cost(done.get(), seconds, meter.get().since(before));
    }
}
