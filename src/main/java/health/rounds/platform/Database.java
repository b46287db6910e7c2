package health.rounds.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** The database of this installation: the one that Rounds brings along, or another PostgreSQL that the settings name. */
public final class Database implements AutoCloseable {
    private final DatabaseUrl url;
    private final Runnable ending;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(DatabaseUrl url, Runnable ending) {
        this.url = url;
        this.ending = ending;
    }

    /** For a server, which has the data folder to itself; a {@link StartError} while another server has it. */
    public static Database forServer(Settings settings) {
        return settings.databaseUrl().map(Database::other).orElseGet(() -> own(Postgres.own(settings.data())));
    }

    /** For a command, which shares the database of a running server or starts it for as long as it takes. */
    public static Database forCommand(Settings settings) {
        return settings.databaseUrl().map(Database::other).orElseGet(() -> own(Postgres.join(settings.data())));
    }

    /** Opens a connection at each call; the application puts a pool before it. */
    DataSource connections() {
        return url.connections();
    }

    /** Stops what was started here; the second time it does nothing. Call it once nobody uses the database any more. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            ending.run();
        }
    }

    /** Whether a server or a command uses the data folder at this moment. */
    public static boolean isInUse(Path folder) {
        return Files.isDirectory(folder) && new DataFolder(folder).isLocked();
    }

    /** Makes a data folder with the rights that it needs, unless it is there. */
    public static void makeFolder(Path folder) {
        new DataFolder(folder).create();
    }

    private static Database other(String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        try {
            url.connections().getConnection().close();
        } catch (SQLException e) {
            throw new StartError("Cannot reach the database that ROUNDS_DATABASE_URL names: " + e.getMessage(), e);
        }
        return new Database(url, () -> {});
    }

    private static Database own(Postgres postgres) {
        return new Database(postgres.url(), postgres::close);
    }
}
