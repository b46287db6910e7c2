package health.rounds.platform;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * The way into our own database, kept in {@code database.properties} so that a command finds the server's database.
 *
 * @param port where it listens, or {@link #CLOSED} while it does not
 */
record PostgresAccess(String password, int port) {
    static final int CLOSED = 0;

    private static final String FILE = "database.properties";
    private static final int PASSWORD_BYTES = 24;

    /** What the folder's file says; empty when there is none. */
    static Optional<PostgresAccess> in(DataFolder data) {
        try (Reader reader = Files.newBufferedReader(data.file(FILE))) {
            var properties = new Properties();
            properties.load(reader);
            return Optional.of(new PostgresAccess(
                    properties.getProperty("password", ""), Integer.parseInt(properties.getProperty("port", "0"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StartError("Cannot read %s: %s.".formatted(data.file(FILE), DataFolder.reason(e)), e);
        }
    }

    static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    void writeTo(DataFolder data) {
        data.writeSecret(FILE, """
                # How Rounds reaches its own database. Keep it secret; Rounds rewrites it at every start.
                port=%d
                user=rounds
                password=%s
                """.formatted(port, password));
    }

    boolean isOpen() {
        return port != CLOSED;
    }

    DatabaseUrl url() {
        return new DatabaseUrl(
                "jdbc:postgresql://127.0.0.1:" + port + "/rounds", Optional.of("rounds"), Optional.of(password));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "PostgresAccess[port=" + port + "]";
    }
}
