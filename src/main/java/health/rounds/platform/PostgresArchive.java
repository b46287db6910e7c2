package health.rounds.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/** The PostgreSQL programs as they come on the class path: one compressed archive, unpacked once into the data folder. */
final class PostgresArchive {
    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private static final Set<PosixFilePermission> EXECUTE = EnumSet.of(
            PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);

    private PostgresArchive() {}

    /** The folder with {@code bin}, {@code lib} and {@code share}; complete whenever it exists, since it is renamed into place. */
    static Path unpackedIn(DataFolder data) {
        Path home = data.file("postgres").resolve(BuildInfo.postgresVersion());
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Path draft = data.file("postgres").resolve("unpacking");
            FileSystemUtils.deleteRecursively(draft);
            Files.createDirectories(draft);
            openToAll(data.file("postgres"));
            unpack(draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        } catch (IOException e) {
            throw new StartError("Cannot unpack PostgreSQL into %s: %s.".formatted(home, DataFolder.reason(e)), e);
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = PostgresArchive.class.getResourceAsStream(ARCHIVE)) {
            if (archive == null || !isThisPlatform()) {
                throw new StartError("Rounds brings its own PostgreSQL for Linux on x86-64 only."
                        + " Set ROUNDS_DATABASE_URL to a PostgreSQL 18 of yours.");
            }
            try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(entry, tar, target);
                }
            }
        }
        openToAll(target);
    }

    private static boolean isThisPlatform() {
        return "Linux".equals(System.getProperty("os.name")) && "amd64".equals(System.getProperty("os.arch"));
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            openToAll(Files.createDirectories(file));
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((entry.getMode() & 0100) != 0) {
            permissions.addAll(EXECUTE);
        }
        Files.setPosixFilePermissions(file, permissions);
    }

    /** The account that runs the database may be another than ours, and our umask may be strict. */
    private static void openToAll(Path folder) throws IOException {
        Set<PosixFilePermission> all = EnumSet.allOf(PosixFilePermission.class);
        all.remove(PosixFilePermission.GROUP_WRITE);
        all.remove(PosixFilePermission.OTHERS_WRITE);
        Files.setPosixFilePermissions(folder, all);
    }
}
