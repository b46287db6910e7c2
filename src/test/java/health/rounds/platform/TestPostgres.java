package health.rounds.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One real PostgreSQL for all tests of a run, with a database of its own for each test that asks. */
public final class TestPostgres {
    private static final Path FOLDER = Path.of("target", "test-postgres").toAbsolutePath();
    private static final int RUNS_AT_ONCE = 8;
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private static @Nullable TestPostgres shared;

    private final Path folder;
    private final DatabaseUrl server;
    private final JdbcClient administrator;

    private TestPostgres(Path folder, Postgres postgres) {
        this.folder = folder;
        this.server = postgres.url();
        this.administrator = JdbcClient.create(server.connections());
        administrator
                .sql("select datname from pg_database where datname like 'test%' or datname = '" + TEMPLATE + "'")
                .query(String.class)
                .list()
                .forEach(name -> administrator.sql("drop database " + name).update());
        administrator.sql("create database " + TEMPLATE).update();
        Flyway.configure().dataSource(database(TEMPLATE).connections()).load().migrate();
    }

    /** A pool on a fresh database with all migrations applied. */
    public static DataSource migrated() {
        var pool = new HikariDataSource();
        pool.setDataSource(shared().fresh().connections());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return pool;
    }

    /** For a server on a fresh database and data folder, on any free port, without limits and confirmations. */
    public static Settings settings() {
        return settings(Map.of());
    }

    /** The same with some settings of the test's own, keyed as in the environment. */
    public static Settings settings(Map<String, String> own) {
        DatabaseUrl url = shared().fresh();
        Map<String, String> all = new HashMap<>(Map.of(
                "ROUNDS_PORT", "0",
                "ROUNDS_DATA",
                        shared().folder
                                .resolve("data-" + COUNT.incrementAndGet() + "-"
                                        + ProcessHandle.current().pid())
                                .toString(),
                "ROUNDS_DATABASE_URL",
                        url.jdbc()
                                .replace(
                                        "jdbc:postgresql://",
                                        "postgresql://rounds:" + url.password().orElseThrow() + "@"),
                "ROUNDS_SIGN_UP", "open",
                "ROUNDS_EMAIL_CONFIRMATION", "off",
                "ROUNDS_PASSWORD_GRANT", "true",
                "ROUNDS_RATE_LIMITS", "off"));
        all.putAll(own);
        return Settings.from(all, Map.of());
    }

    /** Makes a data folder for a server of the test's own; unpacking takes seconds, so all share one unpacked copy. */
    public static void linkPrograms(Path folder) throws IOException {
        var shared = new DataFolder(FOLDER.resolve("programs"));
        shared.create();
        Path home = PostgresArchive.unpackedIn(shared);
        new DataFolder(folder).create();
        Files.createSymbolicLink(folder.resolve("postgres"), home.getParent());
    }

    private static synchronized TestPostgres shared() {
        TestPostgres running = shared == null ? start() : shared;
        shared = running;
        return running;
    }

    /** A second run at the same time takes the next folder. */
    private static TestPostgres start() {
        for (int i = 0; i < RUNS_AT_ONCE; i++) {
            Path folder = FOLDER.resolve(Integer.toString(i));
            try {
                return new TestPostgres(folder, ownThatMakesDatabases(folder));
            } catch (StartError e) {
                if (!e.toString().contains("already uses")) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("too many test runs at once");
    }

    private static Postgres ownThatMakesDatabases(Path folder) {
        Path allowed = folder.resolve("may-create-databases");
        if (Files.exists(allowed)) {
            return Postgres.own(folder);
        }
        Postgres.own(folder).close();
        var data = new DataFolder(folder);
        new PostgresPrograms(PostgresArchive.unpackedIn(data), DatabaseAccount.forFolder(folder))
                .execute(data.file("database"), "alter role rounds createdb;\n");
        data.writeSecret(allowed.getFileName().toString(), "");
        return Postgres.own(folder);
    }

    private DatabaseUrl fresh() {
        String name = "test" + COUNT.incrementAndGet();
        synchronized (this) {
            administrator
                    .sql("create database " + name + " template " + TEMPLATE)
                    .update();
        }
        return database(name);
    }

    private DatabaseUrl database(String name) {
        return new DatabaseUrl(server.jdbc().replaceFirst("/rounds$", "/" + name), server.user(), server.password());
    }
}
