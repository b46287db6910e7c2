package health.rounds.commands;

import health.rounds.platform.Settings;

/** What the commands start. It is made of all modules, so it stands above them, and is handed in. */
public interface Application {
    /** Starts the server and returns once it answers; a {@link health.rounds.platform.StartError} says why it cannot. */
    Running serve(Settings settings);

    /** Opens users and what stands below them, on the database of the running server or on one started for this. */
    Running open(Settings settings);

    /** What was started, until it is closed. */
    interface Running extends AutoCloseable {
        /** What it runs with, after all that was left open was decided. */
        Settings settings();

        /** A module's front door. */
        <T> T part(Class<T> type);

        @Override
        void close();
    }
}
