package health.rounds.journeys;

import health.rounds.testkit.ClientsSeen;
import health.rounds.testkit.Community;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A real program whose journey is recorded: which endpoints it used is what docs/api.md says. */
record SeenClient(String name) {
    /** From now on. */
    static SeenClient begin(String name) {
        Community.shared().part(ClientsSeen.class).forget(name);
        return new SeenClient(name);
    }

    void end(String version) throws IOException {
        Community.shared().part(ClientsSeen.class).check(name, version);
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
