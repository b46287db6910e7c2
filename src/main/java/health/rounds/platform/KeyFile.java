package health.rounds.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** A private key in the data folder, which its account alone may read: PKCS #8 in PEM (RFC 7468, section 10). */
public final class KeyFile {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LINE = 64;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    private KeyFile(Path file) {
        this.file = file;
    }

    /**
     * The key as it lies in a file of this name, made first where there is none; no bytes where the file holds no such text. A file that
     * others may read, or that cannot be used, is a {@link StartError}.
     */
    public static byte[] readOrMake(Settings settings, String name, Supplier<byte[]> made) {
        KeyFile key = new KeyFile(settings.data().resolve(name));
        try {
            return Files.exists(key.file) ? key.read() : key.make(made.get());
        } catch (IOException e) {
            throw new StartError("Cannot use the key in %s: %s.".formatted(key.file, DataFolder.reason(e)), e);
        }
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
            Files.writeString(draft, BEGIN + "\n" + text + "\n" + END + "\n", StandardCharsets.US_ASCII);
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
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END);
        try {
            return begin < 0 || end < begin
                    ? new byte[0]
                    : Base64.getMimeDecoder().decode(pem.substring(begin + BEGIN.length(), end));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
