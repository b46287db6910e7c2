package health.rounds.media;

import health.rounds.platform.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of files that lie elsewhere, on the local disk: {@code <data>/remote-media/<server>/ab/abcd….jpg}, named by the SHA-256 of their
 * address.
 *
 * <p>The files are their own index, so there is nothing that a crash could bring out of step: the time of change says when a file was
 * fetched, the time of access when somebody last looked at it. Half a file lies in {@code .arriving} alone, where it is swept.
 */
final class RemoteFolder {
    private static final Logger log = LoggerFactory.getLogger(RemoteFolder.class);

    /** No server has such a name. */
    private static final String ARRIVING = ".arriving";

    /** Long after the slowest file. */
    private static final Duration LATE = Duration.ofHours(1);

    /** Writing each time that somebody looks would be more work than serving. */
    private static final Duration LOOKED_AT = Duration.ofHours(1);

    /** What is left of the quota when it was exceeded, in per cent, so that not each further file exceeds it again. */
    private static final int LEFT = 90;

    private final Path folder;
    private final Clock clock;
    private final AtomicLong total = new AtomicLong();

    RemoteFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** A file that nobody else writes, to receive into. */
    Path arrival() throws IOException {
        Path arriving = Files.createDirectories(folder.resolve(ARRIVING));
        return Files.createTempFile(arriving, "", "");
    }

    /** The copy of an address, if there is one; notes that somebody looked at it. */
    Optional<MediaFile> find(URI remote) {
        String digest = digest(remote);
        Path inner = inner(remote, digest);
        for (RemoteType type : RemoteType.values()) {
            Path file = inner.resolve(digest + "." + type.extension());
            if (Files.isRegularFile(file)) {
                noteLook(file);
                return Optional.of(new MediaFile(file, type.mimeType()));
            }
        }
        return Optional.empty();
    }

    private void noteLook(Path file) {
        try {
            BasicFileAttributeView view = Files.getFileAttributeView(file, BasicFileAttributeView.class);
            Instant now = clock.instant();
            if (view.readAttributes().lastAccessTime().toInstant().isBefore(now.minus(LOOKED_AT))) {
                view.setTimes(null, FileTime.from(now), null);
            }
        } catch (IOException e) {
            log.debug("Cannot note that {} was looked at: {}", file.getFileName(), e.toString());
        }
    }

    /** Moves what has arrived to where it is found. */
    MediaFile keep(Path arrived, URI remote, RemoteType type) throws IOException {
        FileTime now = FileTime.from(clock.instant());
        Files.getFileAttributeView(arrived, BasicFileAttributeView.class).setTimes(now, now, null);
        long size = Files.size(arrived);
        String digest = digest(remote);
        Path inner = inner(remote, digest);
        Path file = inner.resolve(digest + "." + type.extension());
        while (true) {
            Files.createDirectories(inner);
            try {
                Files.move(arrived, file, StandardCopyOption.ATOMIC_MOVE);
                total.addAndGet(size);
                return new MediaFile(file, type.mimeType());
            } catch (NoSuchFileException swept) {
                if (Files.isDirectory(inner)) {
                    throw swept;
                }
                // A sweep has just found the folder empty.
            }
        }
    }

    /** When the copy of an address was fetched, and its bytes, if there is one. */
    Optional<RemoteFiles.Kept> kept(URI remote) {
        String digest = digest(remote);
        Path inner = inner(remote, digest);
        for (RemoteType type : RemoteType.values()) {
            try {
                BasicFileAttributes found =
                        Files.readAttributes(inner.resolve(digest + "." + type.extension()), BasicFileAttributes.class);
                return Optional.of(new RemoteFiles.Kept(found.lastModifiedTime().toInstant(), found.size()));
            } catch (NoSuchFileException none) {
                // It may be of another type.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.empty();
    }

    /** Deletes the copy of an address; the next sweep counts anew what is left. */
    void drop(URI remote) {
        String digest = digest(remote);
        Path inner = inner(remote, digest);
        for (RemoteType type : RemoteType.values()) {
            delete(inner.resolve(digest + "." + type.extension()));
        }
    }

    /** Bytes of all copies, as far as they were counted. */
    long bytes() {
        return total.get();
    }

    private record Copy(Path file, long size, Instant fetched, Instant lookedAt) {}

    /**
     * Deletes the copies that are older than {@code kept} and those of servers that are refused, then those that were longest not looked at
     * until the rest fits into {@code quota} bytes; and what a crash left half fetched.
     */
    synchronized void sweep(Duration kept, long quota, Predicate<String> refused) {
        Instant now = clock.instant();
        List<Copy> left = new ArrayList<>();
        long bytes = 0;
        for (Path server : children(folder)) {
            boolean arriving = server.endsWith(ARRIVING);
            boolean gone = !arriving && refused.test(server.getFileName().toString());
            for (Copy copy : copies(server)) {
                if (gone || copy.fetched().isBefore(now.minus(arriving ? LATE : kept))) {
                    delete(copy.file());
                } else if (!arriving) {
                    left.add(copy);
                    bytes += copy.size();
                }
            }
        }
        if (bytes > quota) {
            bytes = deleteLongestNotLookedAt(left, bytes, quota / 100 * LEFT);
        }
        total.set(bytes);
        dropEmptyFolders();
    }

    private static long deleteLongestNotLookedAt(List<Copy> copies, long bytes, long wanted) {
        copies.sort(Comparator.comparing(Copy::lookedAt));
        long left = bytes;
        for (Copy copy : copies) {
            if (left <= wanted) {
                break;
            }
            delete(copy.file());
            left -= copy.size();
        }
        return left;
    }

    private static List<Copy> copies(Path server) {
        List<Copy> copies = new ArrayList<>();
        try {
            Files.walkFileTree(server, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
                    copies.add(new Copy(
                            file,
                            found.size(),
                            found.lastModifiedTime().toInstant(),
                            found.lastAccessTime().toInstant()));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // it went meanwhile
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copies;
    }

    private void dropEmptyFolders() {
        for (Path server : children(folder)) {
            if (!server.endsWith(ARRIVING)) {
                children(server).forEach(RemoteFolder::dropIfEmpty);
                dropIfEmpty(server);
            }
        }
    }

    private static void dropIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // It is in use.
        } catch (IOException e) {
            log.warn("Could not delete {}: {}", folder.getFileName(), e.toString());
        }
    }

    private static List<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server on which something lies, in the one form in which its name is compared. */
    static String server(URI remote) {
        return remote.getHost().toLowerCase(Locale.ROOT);
    }

    /** What cannot be deleted now is tried again with the next sweep. */
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("Could not delete {}: {}", file.getFileName(), e.toString());
        }
    }

    private Path inner(URI remote, String digest) {
        return folder.resolve(server(remote)).resolve(digest.substring(0, 2));
    }

    private static String digest(URI remote) {
        return Sha256.hex(remote.toString());
    }
}
