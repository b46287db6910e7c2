package health.rounds.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder that holds everything of one installation, and the lock that gives it to one process at a time.
 *
 * <p>The kernel drops the lock when its process dies, however it dies; so what the lock file says counts only while it is locked.
 * It also drops it when the process that holds it closes any channel to the file (fcntl(2)), so nobody opens it twice.
 */
final class DataFolder {
    /** For how long the folder is held: a server keeps it, a command soon lets go. */
    enum Holder {
        SERVER,
        COMMAND
    }

    private static final String LOCK = "rounds.lock";
    private static final String OWNER_ONLY = "rw-------";

    private final Path path;

    DataFolder(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Makes the folder; others may pass through it, since a database started by root runs as another account, but not look around. */
    void create() {
        try {
            if (!Files.exists(path)) {
                Files.createDirectories(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
            }
        } catch (IOException e) {
            throw new StartError("Cannot make the data folder %s: %s.".formatted(path, reason(e)), e);
        }
    }

    /** The lock, or empty while another process holds it. */
    Optional<FileChannel> tryLock(Holder holder) {
        Path file = file(LOCK);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!takes(channel)) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            String text = holder + " " + ProcessHandle.current().pid() + "\n";
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
            return Optional.of(channel);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whether a server holds the lock at this moment; meaningful after {@link #tryLock} came back empty. */
    boolean isHeldByServer() {
        try {
            return Files.readString(file(LOCK)).startsWith(Holder.SERVER.toString());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Replaces a file that only this account may read, all at once, so that no reader sees half of it. */
    void writeSecret(String name, String text) {
        try {
            Path draft = file(name + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                out.force(true);
            }
            Files.move(draft, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes renames in this folder survive a power cut. */
    void sync() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    static String reason(IOException e) {
        return e instanceof AccessDeniedException
                ? "the account '%s' may not".formatted(System.getProperty("user.name"))
                : e.getClass()
                                .getSimpleName()
                                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                                .toLowerCase(Locale.ROOT) + ": " + e.getMessage();
    }

    /** Whether any process holds the lock at this moment. */
    boolean isLocked() {
        try (FileChannel channel = FileChannel.open(file(LOCK), StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return !takes(channel);
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private StartError unusable(IOException e) {
        return new StartError("Cannot use the data folder %s: %s.".formatted(path, reason(e)), e);
    }

    private static boolean takes(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process, as in tests
        }
    }
}
