package health.rounds.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** A key in the data folder, which its account alone may read, as PEM (RFC 7468). */
public final class KeyFile {
    /** A private key as PKCS #8 (RFC 7468, section 10). */
    private static final String PRIVATE = "PRIVATE KEY";

    /** Bytes that are a key by themselves. */
    private static final String SECRET = "SECRET KEY";

    private static final int SECRET_BYTES = 32;
    private static final int LINE = 64;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;
    private final String begin;
    private final String end;

    private KeyFile(Path file, String kind) {
        this.file = file;
        this.begin = "-----BEGIN " + kind + "-----";
        this.end = "-----END " + kind + "-----";
    }

    /**
     * The private key as it lies in a file of this name, made first where there is none; no bytes where the file holds no such text. A file that
     * others may read, or that cannot be used, is a {@link StartError}.
     */
    public static byte[] readOrMake(Settings settings, String name, Supplier<byte[]> made) {
        return new KeyFile(settings.data().resolve(name), PRIVATE).readOrMake(made);
    }

    /** 32 random bytes that lie in a file of this name, made first where there is none; the same errors, and one where it holds no such bytes. */
    public static byte[] secret(Settings settings, String name) {
        KeyFile key = new KeyFile(settings.data().resolve(name), SECRET);
        byte[] secret = key.readOrMake(KeyFile::random);
        if (secret.length != SECRET_BYTES) {
            throw new StartError("%s holds no key. Restore it from a backup.".formatted(key.file));
        }
        return secret;
    }

    private byte[] readOrMake(Supplier<byte[]> made) {
        try {
            return Files.exists(file) ? read() : make(made.get());
        } catch (IOException e) {
            throw new StartError("Cannot use the key in %s: %s.".formatted(file, DataFolder.reason(e)), e);
        }
    }

    private static byte[] random() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private byte[] make(byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        Files.createDirectories(file.getParent());
        Path draft = Files.createTempFile(
                file.getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(draft, begin + "\n" + text + "\n" + end + "\n", StandardCharsets.US_ASCII);
            Files.move(draft, file); // never over a key that is there, and never half of one
            return encoded;
        } catch (FileAlreadyExistsException e) {
            return read(); // another process was faster
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private byte[] read() throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new StartError("Others may read the key: run 'chmod 600 %s'.".formatted(file));
        }
        String pem = Files.readString(file, StandardCharsets.US_ASCII);
        int from = pem.indexOf(begin);
        int to = pem.indexOf(end);
        try {
            return from < 0 || to < from
                    ? new byte[0]
                    : Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
