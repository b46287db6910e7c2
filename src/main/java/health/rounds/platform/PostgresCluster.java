package health.rounds.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The database's files, made ready for a start. */
final class PostgresCluster {
    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);
    private static final Duration WAIT_FOR_ORPHAN = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
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
                stopOrphan();
                programs.account().give(database);
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
        Path file = database.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty()) {
                Files.delete(file); // cut off by a power cut; PostgreSQL would not start over it
                return;
            }
            String pid = lines.getFirst().strip();
            if (isServerHere(pid)) {
                log.info("Stopping PostgreSQL process {}, left by a Rounds that was killed", pid);
                programs.stop(database, "fast");
                // Once more, as the files may be another account's, which pg_ctl may not signal.
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroy);
                awaitEnd(pid);
            } else {
                disown(file, lines);
            }
        } catch (NoSuchFileException e) {
            log.debug("No server was left behind, or it has just gone", e);
        }
    }

    /** Whether this process is a server on these very files, and neither a dead one nor a later bearer of its number. */
    private boolean isServerHere(String pid) {
        try {
            String commandLine = Files.readString(Path.of("/proc", pid, "cmdline"), StandardCharsets.ISO_8859_1);
            String folder =
                    new String(database.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            return List.of(commandLine.split("\0")).contains(folder);
        } catch (IOException e) {
            return false; // gone, before or while it was read
        }
    }

    private void awaitEnd(String pid) {
        long giveUp = System.nanoTime() + WAIT_FOR_ORPHAN.toNanos();
        while (isServerHere(pid)) {
            if (System.nanoTime() > giveUp) {
                throw new StartError("PostgreSQL process %s, left by an earlier Rounds, does not stop.".formatted(pid));
            }
            Pause.of(PAUSE);
        }
    }

    /**
     * The file of a killed server names a process that has gone, that nobody has buried yet, or that is another program by now.
     * PostgreSQL refuses to start in the last two cases, but not when the file names its own parent (miscinit.c,
     * CreateLockFile); it then still makes sure that no other process holds the old shared memory.
     */
    private static void disown(Path file, List<String> lines) throws IOException {
        List<String> disowned = new ArrayList<>(lines);
        disowned.set(0, Long.toString(ProcessHandle.current().pid()));
        // Not through a link, which the database's account could have put there.
        Files.write(
                file,
                disowned,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS);
    }
}
