package health.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.accounts.AccountId;
import health.rounds.announcements.Announcement;
import health.rounds.announcements.Announcements;
import health.rounds.commands.Commands;
import health.rounds.dicom.DicomWriter;
import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.Emojis;
import health.rounds.identity.SignUp;
import health.rounds.identity.SignUps;
import health.rounds.identity.Tokens;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.platform.Setting;
import health.rounds.platform.Settings;
import health.rounds.platform.TestPostgres;
import health.rounds.testkit.Eventually;
import health.rounds.testkit.FormBrowser;
import health.rounds.testkit.Scan;
import health.rounds.timelines.LiveEvent;
import health.rounds.timelines.LiveStreams;
import health.rounds.timelines.StreamKey;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CommandsTest {
    @TempDir
    private Path temp;

    @Test
    void helpNamesEveryCommandAndEverySetting() {
        Answer answer = rounds("--help");
        assertThat(answer.status()).isZero();
        assertThat(answer.out()).contains("serve", "demo", "user", "token", "emoji", "screen", "Examples:");
        assertThat(answer.out())
                .contains(Arrays.stream(Setting.values()).map(Setting::name).toList());
        assertThat(answer.out()).doesNotContain("rehearse");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bogus",
                "user",
                "user create",
                "user role",
                "user approve",
                "user disable",
                "user enable",
                "user create anna",
                "user create anna --email a@example.org --role boss",
                "token create",
                "token create anna --scopes reed",
                "serve --port many",
                "serve --public-url nowhere",
                "emoji",
                "emoji add ecg",
                "announce",
                "announce Hello --starts soon",
                "emoji remove",
                "screen extra",
                "screen-media",
            })
    void badUsageIsTwoAndAClearLine(String line) {
        Answer answer = rounds(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).startsWith("rounds: ").doesNotContain("Exception", "\tat ");
    }

    @Test
    void emojiAndAnnouncementsOfTheTerminalAreThereOnTheRunningServer() throws IOException {
        String data = dataFolder().toString();
        Path picture = temp.resolve("ecg.png");
        ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        Settings settings = Settings.from(Map.of(), Map.of("ROUNDS_DATA", data, "ROUNDS_PORT", "0"));
        try (RoundsServer server = RoundsServer.start(settings)) {
            Emojis emojis = server.part(Emojis.class);
            assertThat(emojis.all()).isEmpty();
            Answer added = rounds("emoji", "add", "ecg", picture.toString(), "--category", "Heart", "--data", data);
            assertThat(added.err()).isEmpty();
            assertThat(added.out().strip()).isEqualTo("Added :ecg:");
            Eventually.assertThat(() ->
                            emojis.all().stream().map(CustomEmoji::shortcode).toList())
                    .isEqualTo(List.of("ecg"));
            assertThat(rounds("emoji", "list", "--data", data).out()).contains(":ecg:", "Heart", "offered");
            assertThat(rounds("emoji", "add", "ecg", picture.toString(), "--data", data)
                            .status())
                    .isEqualTo(1);
            assertThat(rounds("emoji", "remove", "ecg", "--data", data).status())
                    .isZero();
            Eventually.assertThat(emojis::all).isEmpty();

            Announcements announcements = server.part(Announcements.class);
            assertThat(announcements.active()).isEmpty();
            assertThat(rounds("announce", "The library is closed on Friday.", "--data", data)
                            .out()
                            .strip())
                    .isEqualTo("Announced.");
            Eventually.assertThat(() -> announcements.active().stream()
                            .map(Announcement::text)
                            .toList())
                    .isEqualTo(List.of("The library is closed on Friday."));
            Answer held = rounds("announce", "My patient John Tremblay, MRN 48213377, left.", "--data", data);
            assertThat(held.status()).isEqualTo(1);
            assertThat(held.err()).contains("could identify a patient").doesNotContain("Tremblay");
        }
    }

    @Test
    void usersAndTokensAreMadeWithAndWithoutAServer() throws IOException {
        String data = dataFolder().toString();

        Answer created = rounds(
                "user",
                "create",
                "anna",
                "--email",
                "anna@example.org",
                "--role",
                "ADMIN",
                "--confirmed",
                "--data",
                data);
        assertThat(created.err()).isEmpty();
        assertThat(created.status()).isZero();
        assertThat(created.out()).containsPattern("(?m)^New password: \\S{12,}$");

        Settings settings = Settings.from(Map.of(), Map.of("ROUNDS_DATA", data, "ROUNDS_PORT", "0"));
        try (RoundsServer server = RoundsServer.start(settings)) {
            Answer ben = rounds(
                    "user",
                    "create",
                    "ben",
                    "--email",
                    "ben@example.org",
                    "--password",
                    "four-plain-words-here",
                    "--data",
                    data);
            assertThat(ben.status()).isZero();
            assertThat(ben.out()).contains("Created ben (member).").doesNotContain("password");

            Answer token = rounds("token", "create", "anna", "--scopes", "read write follow push", "--data", data);
            assertThat(token.err()).isEmpty();
            assertThat(token.out()).matches("\\S+\\R");
            assertThat(server.part(Tokens.class).access(token.out().strip()))
                    .hasValueSatisfying(
                            access -> assertThat(access.scopes()).isEqualTo(Set.of("read", "write", "follow", "push")));

            assertThat(rounds("user", "list", "--data", data).out())
                    .containsPattern("anna +admin +active")
                    .containsPattern("ben +member +waits for confirmation");

            assertThat(rounds("serve", "--port", "0", "--data", data).err()).contains("already uses the data folder");
        }

        Answer taken = rounds("user", "create", "anna", "--email", "other@example.org", "--data", data);
        assertThat(taken.status()).isOne();
        assertThat(taken.err()).startsWith("rounds: ").contains("taken").doesNotContain("\tat ");
        assertThat(rounds("token", "create", "nobody", "--data", data).err()).contains("There is no user nobody");
    }

    @Test
    void runningServerNoticesWhoIsLetInAndShutOut() throws IOException {
        String data = dataFolder().toString();
        Settings settings = Settings.from(
                Map.of("ROUNDS_SIGN_UP", "approval", "ROUNDS_EMAIL_CONFIRMATION", "off"),
                Map.of("ROUNDS_DATA", data, "ROUNDS_PORT", "0"));
        try (RoundsServer server = RoundsServer.start(settings)) {
            String password = "four-plain-words-here";
            server.part(SignUps.class)
                    .join(new SignUp("cleo", "cleo@example.org", password, "I teach", true), "192.0.2.1");
            FormBrowser browser = new FormBrowser(URI.create("http://localhost:" + server.port() + "/"));
            assertThat(rounds("user", "list", "--data", data).out())
                    .containsPattern("cleo +member +waits for approval");
            assertThat(browser.signIn("cleo", password).body()).contains("waits for an answer");

            Answer approved = rounds("user", "approve", "cleo", "--data", data);
            assertThat(approved.status()).isZero();
            assertThat(approved.out()).contains("cleo is let in.");
            assertThat(rounds("user", "approve", "cleo", "--data", data).out()).contains("was let in before");
            assertThat(browser.signIn("cleo", password).statusCode()).isEqualTo(303);
            assertThat(browser.open("/settings").statusCode()).isEqualTo(200);
            Tokens tokens = server.part(Tokens.class);
            AccountId cleo =
                    server.part(Users.class).byUsername("cleo").orElseThrow().account();
            String token = tokens.issue(cleo, Set.of("read"));
            assertThat(tokens.access(token)).isPresent();
            CountDownLatch streamEnded = new CountDownLatch(1);
            server.part(LiveStreams.class).open(new StreamKey.Home(cleo), new Ending(streamEnded));

            assertThat(rounds("user", "role", "cleo", "privacy_officer", "--data", data)
                            .out())
                    .contains("cleo is privacy_officer.");
            Eventually.assertThat(
                            () -> List.of(browser.open("/moderation/privacy").statusCode()))
                    .isEqualTo(List.of(200));
            assertThat(rounds("user", "role", "cleo", "member", "--data", data).out())
                    .contains("cleo is member.");
            assertThat(rounds("user", "disable", "cleo", "--data", data).out()).contains("cleo is disabled");
            assertThat(rounds("user", "list", "--data", data).out()).containsPattern("cleo +member +disabled");
            assertThat(browser.open("/settings").statusCode()).isNotEqualTo(200);
            Eventually.assertThat(() -> tokens.access(token).stream().toList()).isEmpty();
            assertThat(streamEnded)
                    .satisfies(ended ->
                            assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue());
            assertThat(browser.signIn("cleo", password).body()).contains("disabled");

            assertThat(rounds("user", "enable", "cleo", "--data", data).out()).contains("cleo is enabled");
            Eventually.assertThat(() -> server.part(Users.class).byAccount(cleo).stream()
                            .map(User::isActive)
                            .toList())
                    .isEqualTo(List.of(true));
            assertThat(browser.signIn("cleo", password).statusCode()).isEqualTo(303);
            assertThat(browser.open("/settings").statusCode()).isEqualTo(200);

            Answer nobody = rounds("user", "approve", "nobody", "--data", data);
            assertThat(nobody.status()).isOne();
            assertThat(nobody.err()).contains("There is no user nobody");
        }
    }

    private record Ending(CountDownLatch ended) implements LiveStreams.Listener {
        @Override
        public void on(LiveEvent event) {}

        @Override
        public void dropped() {
            ended.countDown();
        }
    }

    @Test
    void demonstrationNeverTakesTheFolderOfARealCommunity() throws IOException {
        Path data = dataFolder();
        Answer answer = rounds("demo", "--fresh", "--data", data.toString());
        assertThat(answer.status()).isOne();
        assertThat(answer.err()).contains("holds something else than a demonstration");
        assertThat(data.resolve("postgres")).exists();
    }

    private Path dataFolder() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path data = temp.resolve("data");
        TestPostgres.linkPrograms(data);
        return data;
    }

    @Test
    void screenMediaAnswersALineForEachFileAndWritesCleanCopies() throws IOException {
        Path scan = Files.write(
                temp.resolve("scan.dcm"),
                DicomWriter.scan(
                        Scan.of(640, 480)
                                .with("WHITBROOK TAMSIN [F]", 10, 40, 26, Color.WHITE)
                                .picture(),
                        "Whitbrook^Tamsin"));
        Path nonsense = Files.writeString(temp.resolve("notes.jpg"), "no picture");

        Answer answer = rounds(
                "screen-media",
                "--clean",
                temp.resolve("clean").toString(),
                scan.toString(),
                nonsense.toString(),
                temp.resolve("missing.png").toString());

        assertThat(answer.status()).isEqualTo(1);
        List<JsonNode> lines = answer.out()
                .lines()
                .map(line -> new JsonMapper().readTree(line))
                .toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("verdict").asString()).isEqualTo("block");
        assertThat(lines.get(0).at("/findings/0/rule").asString()).isEqualTo("name.record");
        assertThat(lines.get(0).at("/findings/0/box/width").asInt()).isGreaterThan(100);
        assertThat(lines.get(0).get("words").asString()).isEqualTo("X-ray, chest, PA view");
        assertThat(Path.of(lines.get(0).get("clean").asString()))
                .isEqualTo(temp.resolve("clean/scan.png"))
                .isRegularFile();
        assertThat(answer.out()).doesNotContain("Whitbrook");
        assertThat(lines.get(1).get("error").asString()).startsWith("This is not a picture");
        assertThat(lines.get(2).get("error").asString()).isEqualTo("There is no such file.");
    }

    private static Answer rounds(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        var answered = new ByteArrayOutputStream();
        var complained = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(answered, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(complained, true, StandardCharsets.UTF_8));
            int status = Commands.run(Rounds.application(), arguments);
            return new Answer(
                    status, answered.toString(StandardCharsets.UTF_8), complained.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private record Answer(int status, String out, String err) {}
}
