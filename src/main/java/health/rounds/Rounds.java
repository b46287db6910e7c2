package health.rounds;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Rounds. */
@SpringBootApplication
public class Rounds {
    /** Runs the server. */
    public static void main(String[] args) {
        SpringApplication.run(Rounds.class, args);
    }
}
