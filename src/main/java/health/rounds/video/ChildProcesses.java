package health.rounds.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Runs programs with a fixed list of arguments: no shell, low priority, a time limit, and none outlives Rounds. */
final class ChildProcesses {
    private static final Path NICE = Path.of("/usr/bin/nice");

    /** What is kept of a program's output. */
    private static final int LONGEST_OUTPUT = 1 << 20;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();

    /**
     * What the program wrote, to standard output and error.
     *
     * @param folder its working directory; the output lies there too
     */
    String run(List<String> command, Path folder, Duration limit) throws VideoRefusal {
        Path output = folder.resolve("output.txt");
        List<String> nice = new ArrayList<>();
        if (Files.isExecutable(NICE)) {
            nice.addAll(List.of(NICE.toString(), "-n", "10"));
        }
        nice.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(nice)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(output.toFile());
        // Nothing of what Rounds was started with, passwords among it.
        builder.environment().clear();
        try {
            Process process = builder.start();
            running.add(process);
            try {
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw VideoRefusal.tooSlow();
                }
                if (process.exitValue() != 0) {
                    throw VideoRefusal.damaged();
                }
            } finally {
                process.destroyForcibly();
                running.remove(process);
            }
            return text(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a video was worked on", stopping);
        }
    }

    private static String text(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
        }
    }

    void killAll() {
        running.forEach(Process::destroyForcibly);
    }
}
