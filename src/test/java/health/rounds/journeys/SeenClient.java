package health.rounds.journeys;

import health.rounds.testkit.ClientsSeen;
import health.rounds.testkit.Community;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A real program whose journey is recorded: which endpoints it used is what docs/api.md says. */
record SeenClient(String journey) {
    /** From now on; a client that has several journeys gets a comma and what is done in this one. */
    static SeenClient begin(String journey) {
        Community.shared().part(ClientsSeen.class).begin(journey);
        return new SeenClient(journey);
    }

    void end(String version) throws IOException {
        Community.shared().part(ClientsSeen.class).end(journey, version);
    }

    /** The version of a program that Debian packages as Python. */
    static String pythonVersion(String distribution) throws IOException {
        Process python = new ProcessBuilder(
                        MastodonPyJourneyTest.PYTHON,
                        "-c",
                        "import importlib.metadata as m; print(m.version('" + distribution + "'))")
                .start();
        return new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
