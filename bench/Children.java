package bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
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

    /**
     * Somebody else's servers: a Java process with the lowest priority, as what they do would in life cost another machine. They get what
     * time the server that is measured leaves, and print one line when they are there.
     */
    static Other elsewhere(Class<?> main, String argument) throws IOException {
        Process process = start(new ProcessBuilder(List.of(
                        "nice",
                        "-n",
                        "19",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        argument))
                .redirectError(ProcessBuilder.Redirect.INHERIT));
        BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = said.readLine();
        if (line == null) {
            throw new IOException(main.getSimpleName() + " did not start");
        }
        return new Other(process, line);
    }

    /** A process of somebody else, and the line that it printed. */
    record Other(Process process, String line) implements AutoCloseable {
        @Override
        public void close() {
            stop(process);
        }
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
