package health.rounds.media;

import health.rounds.platform.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Picture files on the local disk: {@code <data>/media/ab/cd/abcd….jpg}.
 *
 * <p>Names are 130 random bits, so they can be neither guessed nor chosen; a name that does not look like one of ours is never turned into a path.
 * Private files lie beside the others, under names that are never served to anybody but their owner.
 */
@Component
final class MediaFiles {
    private static final Logger log = LoggerFactory.getLogger(MediaFiles.class);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;
    private static final Pattern NAME = Pattern.compile("[a-z2-7]{" + LENGTH + "}\\.(?:jpg|png|mp4)");
    private static final Pattern PRIVATE_NAME = Pattern.compile("[a-z2-7]{" + LENGTH + "}\\.private\\.(?:jpg|png)");

    private final Path folder;
    private final Path arrivals;
    private final SecureRandom random = new SecureRandom();

    MediaFiles(Settings settings) {
        this.folder = settings.data().resolve("media");
        this.arrivals = folder.resolve("tmp");
    }

    /** A folder to work in; what a crash leaves there is swept. */
    Path workshop() {
        return arrivals;
    }

    /** A name for a file that does not exist yet. */
    String newName(Rendition.Type type) {
        return randomLetters() + "." + type.extension();
    }

    /** A name for a file that nobody gets under {@code /media/}. */
    String newPrivateName(Rendition.Type type) {
        return randomLetters() + ".private." + type.extension();
    }

    private String randomLetters() {
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** Takes what somebody sends, up to a number of bytes; the caller deletes the file with {@link #drop}. */
    Path receive(InputStream bytes, long most) throws Refusal {
        Path arrival = arrivals.resolve(randomLetters());
        try {
            Files.createDirectories(arrivals);
            try (OutputStream out = Files.newOutputStream(arrival, StandardOpenOption.CREATE_NEW)) {
                copy(bytes, out, most);
            }
            return arrival;
        } catch (IOException broken) {
            drop(arrival);
            throw new UncheckedIOException(broken);
        } catch (Refusal tooLarge) {
            drop(arrival);
            throw tooLarge;
        }
    }

    private static void copy(InputStream bytes, OutputStream out, long most) throws IOException, Refusal {
        byte[] buffer = new byte[64 << 10];
        long total = 0;
        int count = bytes.read(buffer);
        while (count >= 0) {
            total += count;
            if (total > most) {
                throw new Refusal("This file is larger than %d MB, which is the most.".formatted(most >> 20));
            }
            out.write(buffer, 0, count);
            count = bytes.read(buffer);
        }
    }

    /** Writes a file for good: after this, a power cut loses neither the bytes nor the name. */
    void write(String name, byte[] bytes) {
        Path arrival = arrivals.resolve(randomLetters());
        try {
            Files.createDirectories(arrivals);
            try (FileChannel channel =
                            FileChannel.open(arrival, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(bytes);
                channel.force(true);
            }
            Path inner = inner(name);
            Files.createDirectories(inner);
            Files.move(arrival, inner.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            sync(inner);
            sync(outer(name));
            sync(folder);
        } catch (IOException e) {
            drop(arrival);
            throw new UncheckedIOException(e);
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The file of that name; none for a private one. */
    Optional<MediaFile> find(String name) {
        return NAME.matcher(name).matches() ? file(name) : Optional.empty();
    }

    /** The private file of that name, for its owner alone. */
    Optional<MediaFile> findPrivate(String name) {
        return PRIVATE_NAME.matcher(name).matches() ? file(name) : Optional.empty();
    }

    private Optional<MediaFile> file(String name) {
        Rendition.Type type = Arrays.stream(Rendition.Type.values())
                .filter(one -> name.endsWith("." + one.extension()))
                .findFirst()
                .orElseThrow();
        Path path = place(name);
        return Files.isRegularFile(path) ? Optional.of(new MediaFile(path, type.mimeType())) : Optional.empty();
    }

    /** Deletes the file of that name; whether it is gone. */
    boolean delete(String name) {
        return drop(place(name));
    }

    /** Deletes a file that was received; whether it is gone. What cannot be deleted now is swept later, and fails nobody. */
    boolean drop(Path file) {
        try {
            Files.deleteIfExists(file);
            return true;
        } catch (IOException e) {
            log.warn("Could not delete {}: {}", file.getFileName(), e.toString());
            return false;
        }
    }

    /** Deletes what a crash left half received. */
    void dropArrivalsBefore(Instant time) {
        if (!Files.isDirectory(arrivals)) {
            return;
        }
        try (Stream<Path> files = Files.list(arrivals)) {
            for (Path file : files.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(time)) {
                    dropWithContents(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes of all files; what vanishes meanwhile does not count. */
    long bytes() {
        long[] total = {0};
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    total[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return total[0];
    }

    private void dropWithContents(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            try (Stream<Path> inside = Files.list(file)) {
                inside.forEach(this::drop);
            }
        }
        drop(file);
    }

    private Path place(String name) {
        return inner(name).resolve(name);
    }

    private Path inner(String name) {
        return outer(name).resolve(name.substring(2, 4));
    }

    private Path outer(String name) {
        return folder.resolve(name.substring(0, 2));
    }
}
