package health.rounds;

import health.rounds.commands.Commands;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Where everything begins: the command line, and the modules of the server, which are the packages beside this class. */
@SpringBootApplication
public class Rounds {
    /** Runs one command; {@code rounds --help} lists them. */
    public static void main(String[] arguments) {
        System.exit(Commands.run(arguments));
    }
}
