package health.rounds.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running database server.
 *
 * <p>A thread of its own starts it, waits for its end, and starts it again should it end unasked. The thread lives as long as the
 * process, for the kernel ties the child to the <em>thread</em> that started it (prctl(2), PR_SET_PDEATHSIG).
 */
final class PostgresProcess {
    private static final Logger log = LoggerFactory.getLogger(PostgresProcess.class);

    /** Recovery after a crash replays at most {@code max_wal_size}; this is far beyond. */
    private static final Duration READY_WITHIN = Duration.ofMinutes(10);

    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final Duration STARTED_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration PAUSE_BEFORE_RESTART = Duration.ofMillis(500);
    private static final long LOG_BYTES = 1_000_000;

    private final PostgresPrograms programs;
    private final Path database;
    private final Path logFile;
    private final CompletableFuture<Integer> ready = new CompletableFuture<>();
    private final Thread keeper;

    private volatile boolean stopping;
    private volatile @Nullable Process process;

    private PostgresProcess(PostgresPrograms programs, DataFolder data) {
        this.programs = programs;
        this.database = data.file("database");
        this.logFile = data.file("database.log");
        this.keeper = Thread.ofPlatform().daemon().name("postgres").unstarted(this::keep);
    }

    /** Starts the server and returns once it takes connections. */
    static PostgresProcess start(PostgresPrograms programs, DataFolder data) {
        var server = new PostgresProcess(programs, data);
        server.keeper.start();
        server.port();
        return server;
    }

    /** The port on the loopback address; the same for as long as this object lives. */
    int port() {
        try {
            return ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartError known ? known : new StartError("PostgreSQL did not start.", e);
        }
    }

    /** Ends all connections, writes what is to be written, and returns when the server has gone. */
    void stop() {
        stopping = true;
        try {
            programs.stop(database, "fast");
            if (!keeper.join(STOPPED_WITHIN)) {
                programs.stop(database, "immediate");
                keeper.join(STOPPED_WITHIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() {
        try {
            int port = firstStart();
            ready.complete(port);
            while (true) {
                int status = awaitEnd();
                if (stopping) {
                    return;
                }
                log.error("PostgreSQL ended with status {}; starting it again. See {}", status, logFile);
                restart(port);
            }
        } catch (InterruptedException e) {
            ready.completeExceptionally(e);
        } catch (IOException | RuntimeException e) {
            if (!ready.completeExceptionally(e)) {
                log.error("PostgreSQL is lost", e);
            }
        }
    }

    private int firstStart() throws IOException, InterruptedException {
        turnLog();
        long giveUp = System.nanoTime() + STARTED_WITHIN.toNanos();
        do {
            int port = freePort();
            if (launch(port)) {
                return port;
            }
            Thread.sleep(PAUSE_BEFORE_RESTART);
        } while (isPassing(lastLines()) && System.nanoTime() < giveUp);
        throw new StartError("PostgreSQL did not start. Its last words in %s:%n%s".formatted(logFile, lastLines()));
    }

    /** Another program took the port just now, or the last processes of a killed server are still ending. */
    private static boolean isPassing(String lastWords) {
        return lastWords.contains("Address already in use") || lastWords.contains("is still in use");
    }

    private void restart(int port) throws IOException, InterruptedException {
        while (!stopping && !launch(port)) {
            Thread.sleep(PAUSE_BEFORE_RESTART);
        }
    }

    /** Starts the server and waits until it takes connections; false when it ended instead. */
    private boolean launch(int port) throws IOException, InterruptedException {
        Process started = programs.server(database, port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()))
                .start();
        process = started;
        started.getOutputStream().close();
        long giveUp = System.nanoTime() + READY_WITHIN.toNanos();
        while (started.isAlive() && System.nanoTime() < giveUp) {
            if (isReady(started.pid())) {
                return true;
            }
            Thread.sleep(PAUSE);
        }
        started.destroy();
        started.waitFor();
        return false;
    }

    private int awaitEnd() throws InterruptedException {
        Process running = process;
        return running == null ? 0 : running.waitFor();
    }

    /** Reads the server's own status file: process id first, state in its eighth line (miscadmin.h, LOCK_FILE_LINE_PM_STATUS). */
    private boolean isReady(long pid) throws IOException {
        try {
            List<String> lines = Files.readAllLines(database.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().equals(Long.toString(pid))
                    && "ready".equals(lines.get(7).strip());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void turnLog() throws IOException {
        if (Files.exists(logFile) && Files.size(logFile) > LOG_BYTES) {
            Files.move(logFile, logFile.resolveSibling("database.log.old"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(logFile)) {
            Files.createFile(
                    logFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(logFile, StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
