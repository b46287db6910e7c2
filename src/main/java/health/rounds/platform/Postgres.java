package health.rounds.platform;

import health.rounds.platform.DataFolder.Holder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Rounds' own PostgreSQL, a child process on the data folder: {@code postgres/VERSION} holds its programs, {@code database} its
 * files, {@code database.properties} the way in, readable by our account alone.
 *
 * <p>It listens on the loopback address with a password that nobody chose, and every acknowledged commit is on the disk. When
 * Rounds dies, however it dies, PostgreSQL stops cleanly; one that outlived its Rounds is stopped before the next start.
 */
final class Postgres implements AutoCloseable {
    private static final Duration WAIT_FOR_FOLDER = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final DatabaseUrl url;
    private final Runnable ending;

    private Postgres(DatabaseUrl url, Runnable ending) {
        this.url = url;
        this.ending = ending;
    }

    /** Takes the folder for a server and starts the database; refused while another server has the folder. */
    static Postgres own(Path folder) {
        return open(new DataFolder(folder), Holder.SERVER);
    }

    /** Connects to the database of the server that runs on the folder, or starts it until closed. */
    static Postgres join(Path folder) {
        return open(new DataFolder(folder), Holder.COMMAND);
    }

    /** How to connect. */
    DatabaseUrl url() {
        return url;
    }

    /** Stops the database if it was started here. */
    @Override
    public void close() {
        ending.run();
    }

    private static Postgres open(DataFolder data, Holder holder) {
        data.create();
        long giveUp = System.nanoTime() + WAIT_FOR_FOLDER.toNanos();
        while (System.nanoTime() < giveUp) {
            Optional<FileChannel> lock = data.tryLock(holder);
            if (lock.isPresent()) {
                return started(data, lock.get());
            }
            if (data.isHeldByServer()) {
                if (holder == Holder.SERVER) {
                    throw new StartError(("Another Rounds server already uses the data folder %s."
                                    + " Stop it first, or choose another folder with --data.")
                            .formatted(data.path()));
                }
                Optional<DatabaseUrl> running =
                        PostgresAccess.in(data).filter(PostgresAccess::isOpen).map(PostgresAccess::url);
                if (running.isPresent()) {
                    return new Postgres(running.get(), () -> {});
                }
            }
            Pause.of(PAUSE); // for a server that is starting, or a command that soon lets go
        }
        throw new StartError("The data folder %s is in use and its database does not answer.".formatted(data.path()));
    }

    private static Postgres started(DataFolder data, FileChannel lock) {
        try {
            var programs =
                    new PostgresPrograms(PostgresArchive.unpackedIn(data), DatabaseAccount.forFolder(data.path()));
            var cluster = new PostgresCluster(data, programs);
            String password =
                    PostgresAccess.in(data).map(PostgresAccess::password).orElseGet(PostgresAccess::newPassword);
            cluster.prepare(password);
            PostgresProcess server = PostgresProcess.start(programs, data);
            new PostgresAccess(password, server.port()).writeTo(data);
            return new Postgres(new PostgresAccess(password, server.port()).url(), () -> {
                try {
                    server.stop();
                    new PostgresAccess(password, PostgresAccess.CLOSED).writeTo(data);
                } finally {
                    release(lock);
                }
            });
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static void release(FileChannel lock) {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
