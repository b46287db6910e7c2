package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void scriptGoesThroughEverythingThatProgramsUse() throws Exception {
        Assumptions.assumeTrue(
                isInstalled(),
                "Mastodon.py is not installed, so this journey was skipped: apt-get install -y python3-mastodon");
        SeenClient seen = SeenClient.begin("Mastodon.py");
        Community.Member ben = community.stranger();
        Community.Member anna = community.stranger();
        Path picture = home.resolve("square.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Process script = new ProcessBuilder(
                        PYTHON,
                        "-u",
                        script().toString(),
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

    private Path script() throws IOException {
        Path file = home.resolve("journey.py");
        try (InputStream in = MastodonPyJourneyTest.class.getResourceAsStream("mastodon_py_journey.py")) {
            Files.write(file, Objects.requireNonNull(in).readAllBytes());
        }
        return file;
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
