package health.rounds.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that commits rows and names each once it is acknowledged, made to be killed. */
final class PostgresWriter {
    private PostgresWriter() {}

    /** The first argument is the data folder. */
    public static void main(String[] arguments) throws SQLException {
        Postgres postgres = Postgres.own(Path.of(arguments[0]));
        try (Connection connection = postgres.url().connections().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists written (id bigint primary key)");
            for (long id = 1; ; id++) {
                statement.execute("insert into written values (" + id + ")");
                System.out.println(id);
            }
        }
    }

    /** Runs it as a child behind a prefix, kills it after so many rows, and returns the rows it had acknowledged. */
    static List<String> writeUntilKilled(List<String> prefix, Path folder, int rows, boolean databaseToo)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresWriter.class.getName(),
                folder.toString()));
        Process writer = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> acknowledged = new ArrayList<>();
        try (var out = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.matches("\\d+")) {
                    acknowledged.add(line);
                }
                if (acknowledged.size() == rows) {
                    if (databaseToo) {
                        kill(databaseProcess(folder));
                    }
                    writer.toHandle().destroyForcibly(); // SIGKILL: no hook of ours runs, and its output stays readable
                }
            }
        }
        writer.waitFor(10, TimeUnit.SECONDS);
        return acknowledged;
    }

    /** The process id of the server that runs on the folder. */
    static long databaseProcess(Path folder) throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.resolve("database/postmaster.pid")).getFirst());
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    }
}
