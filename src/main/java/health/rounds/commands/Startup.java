package health.rounds.commands;

import java.lang.management.ManagementFactory;

/** How long this JVM has taken so far. */
final class Startup {
    private Startup() {}

    /** In seconds, as {@code 2.4 s}. */
    static String duration() {
        // Not the start of the process: the launcher may have built for minutes before it became this JVM.
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        return "%.1f s".formatted((System.currentTimeMillis() - start) / 1000.0);
    }
}
