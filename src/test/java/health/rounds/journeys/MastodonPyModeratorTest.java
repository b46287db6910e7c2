package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Role;
import health.rounds.testkit.Community;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library Mastodon.py, unmodified, as the ground of a moderator's tool. */
class MastodonPyModeratorTest {
    private final Community community = Community.shared();

    @TempDir
    private Path home;

    @Test
    void scriptReportsFindsDecidesAndTakesBack() throws Exception {
        Assumptions.assumeTrue(
                MastodonPyJourneyTest.isInstalled(),
                "Mastodon.py is not installed, so this journey was skipped: apt-get install -y python3-mastodon");
        SeenClient seen = SeenClient.begin("Mastodon.py, moderating");
        Path script = home.resolve("moderator.py");
        try (InputStream in = MastodonPyModeratorTest.class.getResourceAsStream("mastodon_py_moderator.py")) {
            Files.write(script, Objects.requireNonNull(in).readAllBytes());
        }
        Process run = new ProcessBuilder(
                        MastodonPyJourneyTest.PYTHON,
                        "-u",
                        script.toString(),
                        community.address("").toString(),
                        community.adminToken(community.stranger(Role.MODERATOR)),
                        community.token(community.stranger()),
                        community.token(community.stranger()))
                .redirectErrorStream(true)
                .start();
        String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(run.waitFor()).as(printed).isZero();
        assertThat(printed).endsWith("ALL DONE");
        seen.end(SeenClient.pythonVersion("Mastodon.py"));
    }
}
