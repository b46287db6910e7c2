package health.rounds.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL's three programs, and what Rounds asks of them. */
final class PostgresPrograms {
    private final Path home;
    private final DatabaseAccount account;

    PostgresPrograms(Path home, DatabaseAccount account) {
        this.home = home;
        this.account = account;
    }

    /** Makes an empty cluster whose superuser has no password and can never sign in. Text sorts and folds by Unicode code point, the same on every machine. */
    void initialise(Path database) {
        run(
                "initdb",
                List.of(
                        "--pgdata=" + database,
                        "--username=postgres",
                        "--auth=reject",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"),
                "");
    }

    /** Runs statements, one a line, without a server; only while none runs on the folder. */
    void execute(Path database, String statements) {
        run(
                "postgres",
                List.of(
                        "--single",
                        "-D",
                        database.toString(),
                        "-c",
                        "exit_on_error=on",
                        "-c",
                        "log_min_error_statement=panic",
                        "postgres"),
                statements);
    }

    ProcessBuilder server(Path database, int port) {
        List<String> arguments = new ArrayList<>(List.of("-D", database.toString(), "-p", Integer.toString(port)));
        arguments.addAll(PostgresFiles.arguments(database));
        return account.run(program("postgres"), arguments);
    }

    /** Asks the server on this folder to stop; returns at once. */
    void stop(Path database, String mode) {
        start("pg_ctl", List.of("stop", "-W", "-m", mode, "-D", database.toString()), "");
    }

    private Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    DatabaseAccount account() {
        return account;
    }

    private void run(String name, List<String> arguments, String input) {
        Outcome outcome = start(name, arguments, input);
        if (outcome.status != 0) {
            throw new StartError(
                    "PostgreSQL's %s failed with status %d:%n%s".formatted(name, outcome.status, outcome.output));
        }
    }

    private Outcome start(String name, List<String> arguments, String input) {
        try {
            // A file, not a pipe: a program that fails early would otherwise fail our write, and hide its reason.
            Path output = Files.createTempFile("rounds-" + name, ".log");
            try {
                Process process = account.run(program(name), arguments)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
                try (var in = process.getOutputStream()) {
                    in.write(input.getBytes(StandardCharsets.UTF_8));
                }
                return new Outcome(process.waitFor(), Files.readString(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartError("Interrupted while waiting for PostgreSQL's " + name + ".", e);
        }
    }

    private record Outcome(int status, String output) {}
}
