package health.rounds.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** What PostgreSQL is told. Both files lie outside of its own folder, where its account could change them, and are written anew at every start, so an update of Rounds brings its tuning along. */
final class PostgresFiles {
    private static final String CONFIGURATION_FILE = "database.conf";
    private static final String ACCESS_FILE = "database.access.conf";

    private PostgresFiles() {}

    /** Tuned for a small machine; every acknowledged commit is on the disk. Messages name no values, as these may be personal. */
    private static final String CONFIGURATION = """
            # Written by Rounds at every start; changes here are lost.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = scram-sha-256
            max_connections = 100
            timezone = 'UTC'

            fsync = on
            full_page_writes = on
            synchronous_commit = on

            shared_buffers = 128MB
            effective_cache_size = 512MB
            random_page_cost = 1.1
            max_wal_size = 1GB
            checkpoint_timeout = 15min
            jit = off

            log_line_prefix = '%m [%p] '
            log_timezone = 'UTC'
            log_error_verbosity = terse
            log_min_error_statement = panic
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            log_checkpoints = off
            """;

    /** One user without special rights, from this machine, by password; everyone else is refused. */
    private static final String ACCESS = """
            # Written by Rounds at every start; changes here are lost.
            host  all  rounds  127.0.0.1/32  scram-sha-256
            host  all  all     all           reject
            """;

    static void writeTo(DataFolder data) throws IOException {
        write(data.file(CONFIGURATION_FILE), CONFIGURATION);
        write(data.file(ACCESS_FILE), ACCESS);
    }

    /** The arguments that make a server read them. */
    static List<String> arguments(Path database) {
        return List.of(
                "-c",
                "config_file=" + database.resolveSibling(CONFIGURATION_FILE),
                "-c",
                "hba_file=" + database.resolveSibling(ACCESS_FILE));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
