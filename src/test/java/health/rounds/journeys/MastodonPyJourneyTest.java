package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Role;
import health.rounds.identity.Tokens;
import health.rounds.testkit.Community;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library Mastodon.py, unmodified: a script signs Ben in and goes through what programs use. */
class MastodonPyJourneyTest {
    static final String PYTHON = "/usr/bin/python3";
    private static final String LINK = "LINK ";

    private final Community community = Community.shared();

    @TempDir
    private Path home;

    private void goThroughTheCallsOfAdministrators() throws Exception {
        Community.Member administrator = community.join("py_admin", Role.ADMIN);
        Community.Member member = community.stranger();
        Process script = new ProcessBuilder(
                        PYTHON,
                        "-u",
                        script("mastodon_py_admin.py").toString(),
                        community.address("").toString(),
                        community
                                .part(Tokens.class)
                                .issue(administrator.id(), Set.of("read", "admin:read", "admin:write")),
                        community.token(member))
                .redirectErrorStream(true)
                .start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(script.waitFor()).as(printed).isZero();
        assertThat(printed.strip()).endsWith("ALL DONE");
    }

    @Test
    void scriptGoesThroughEverythingThatProgramsUse() throws Exception {
        assumeInstalled();
        SeenClient seen = SeenClient.begin("Mastodon.py");
        Community.Member ben = community.stranger();
        Community.Member anna = community.stranger();
        Path picture = home.resolve("square.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Process script = new ProcessBuilder(
                        PYTHON,
                        "-u",
                        script("mastodon_py_journey.py").toString(),
                        community.address("").toString(),
                        ben.name(),
                        anna.name(),
                        community.token(anna),
                        picture.toString(),
                        Community.PASSWORD)
                .redirectErrorStream(true)
                .start();
        String printed = answering(script, ben);
        assertThat(script.waitFor()).as(printed).isZero();
        assertThat(printed).endsWith("ALL DONE");
        goThroughTheCallsOfAdministrators();
        seen.end(SeenClient.pythonVersion("Mastodon.py"));
    }

    private static String answering(Process script, Community.Member ben) throws IOException {
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8));
                OutputStream in = script.getOutputStream()) {
            String line = out.readLine();
            while (line != null && !line.startsWith(LINK)) {
                line = out.readLine();
            }
            if (line != null) {
                String code = Consent.codeFor(line.substring(LINK.length()), ben);
                in.write((code + "\n").getBytes(StandardCharsets.UTF_8));
                in.flush();
            }
            return out.lines().collect(Collectors.joining("\n"));
        }
    }

    private Path script(String name) throws IOException {
        Path file = home.resolve(name);
        try (InputStream in = MastodonPyJourneyTest.class.getResourceAsStream(name)) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        return file;
    }

    private static void assumeInstalled() throws InterruptedException {
        Assumptions.assumeTrue(
                isInstalled(),
                "Mastodon.py is not installed, so this journey was skipped: apt-get install -y python3-mastodon");
    }

    static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import mastodon")
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
