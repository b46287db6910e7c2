package bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Processes that must not outlive the benchmark, however it ends. */
final class Children {
    private static final long SECONDS_TO_STOP = 30;

    private Children() {}

    static Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        return process;
    }

    /** Asks it to stop, and waits until it has. */
    static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
