package health.rounds.platform;

import javax.sql.DataSource;

/** The database of this installation: the one that Rounds brings along, or another PostgreSQL that the settings name. */
public final class Database implements AutoCloseable {
    private final DatabaseUrl url;
    private final Runnable ending;

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

    /** Stops what was started here; to be called once nobody uses the database any more. */
    @Override
    public void close() {
        ending.run();
    }

    private static Database other(String url) {
        return new Database(DatabaseUrl.parse(url), () -> {});
    }

    private static Database own(Postgres postgres) {
        return new Database(postgres.url(), postgres::close);
    }
}
