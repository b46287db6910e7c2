package health.rounds;

import health.rounds.commands.Application;
import health.rounds.commands.Commands;
import health.rounds.platform.Settings;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where everything begins: the command line, and the modules of the server, which are the packages beside this class. */
@SpringBootApplication
public class Rounds {
    /** Runs one command; {@code rounds --help} lists them. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(application(), arguments));
    }

    /** What the commands start. */
    static Application application() {
        return new Application() {
            @Override
            public Running serve(Settings settings) {
                return RoundsServer.start(settings);
            }

            @Override
            public Running open(Settings settings) {
                return RoundsTool.open(settings);
            }
        };
    }
}
