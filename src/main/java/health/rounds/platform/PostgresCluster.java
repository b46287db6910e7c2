package health.rounds.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The database's files, made ready for a start. */
final class PostgresCluster {
    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration WAIT_FOR_ORPHAN = Duration.ofSeconds(60);
    private static final String MAJOR = "18";

    private final DataFolder data;
    private final PostgresPrograms programs;
    private final Path database;

    PostgresCluster(DataFolder data, PostgresPrograms programs) {
        this.data = data;
        this.programs = programs;
        this.database = data.file("database");
    }

    /** After this, no server runs on the files, they are whole, ours and of this version, and {@code rounds} has this password. */
    void prepare(String password) {
        try {
            if (Files.exists(database)) {
                requireThisMajor();
                programs.account().give(database);
                stopOrphan();
                if (PostgresAccess.in(data).isEmpty()) {
                    programs.execute(database, password(password));
                }
            } else {
                initialise(password);
            }
            new PostgresAccess(password, PostgresAccess.CLOSED).writeTo(data);
            PostgresFiles.writeTo(data);
        } catch (IOException e) {
            throw new StartError("Cannot prepare the database in %s: %s.".formatted(database, DataFolder.reason(e)), e);
        }
    }

    /** Beside its place first and then renamed, so that a start cut short leaves nothing half made. */
    private void initialise(String password) throws IOException {
        Path draft = data.file("database.new");
        FileSystemUtils.deleteRecursively(draft);
        Files.createDirectory(
                draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        programs.account().give(draft);
        programs.initialise(draft);
        programs.execute(
                draft, "create role rounds login;\n" + password(password) + "create database rounds owner rounds;\n");
        Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE);
        data.sync();
    }

    /** The password is hexadecimal, so it needs no quoting. */
    private static String password(String password) {
        return "alter role rounds password '" + password + "';\n";
    }

    private void requireThisMajor() throws IOException {
        String found = Files.readString(database.resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR)) {
            throw new StartError("The database in %s is of PostgreSQL %s; this Rounds brings PostgreSQL %s."
                    .formatted(database, found, MAJOR));
        }
    }

    /** A server that outlived its Rounds still writes to the files; we hold the folder's lock, so it is nobody's. */
    private void stopOrphan() throws IOException {
        Optional<ProcessHandle> orphan = orphan();
        if (orphan.isEmpty()) {
            return;
        }
        log.info(
                "Stopping PostgreSQL process {}, left by a Rounds that was killed",
                orphan.get().pid());
        programs.stop(database, "fast");
        try {
            orphan.get().onExit().get(WAIT_FOR_ORPHAN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new StartError(
                    "PostgreSQL process %d, left by an earlier Rounds, does not stop."
                            .formatted(orphan.get().pid()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartError("Interrupted while an earlier PostgreSQL stops.", e);
        }
    }

    /** The process that {@code postmaster.pid} names, if it is a server on these very files and not a later bearer of its number. */
    private Optional<ProcessHandle> orphan() throws IOException {
        try {
            long pid = Long.parseLong(Files.readAllLines(database.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            Path folder = Path.of("/proc", Long.toString(pid), "cwd");
            boolean ours = Files.isSymbolicLink(folder)
                    && Files.readSymbolicLink(folder).equals(database.toRealPath(LinkOption.NOFOLLOW_LINKS));
            return ours ? ProcessHandle.of(pid) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
