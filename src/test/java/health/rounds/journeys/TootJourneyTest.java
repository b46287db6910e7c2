package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import health.rounds.testkit.Community;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command-line app toot, unmodified: Ben signs in with it and does everything that it offers. */
class TootJourneyTest {
    private static final Path TOOT = Path.of("/usr/bin/toot");
    private static final Pattern POSTED = Pattern.compile("Toot posted: (\\S+/@\\w+/(\\d+))");

    private final Community community = Community.shared();
    private final Community.Member ben = community.stranger();
    private final Community.Member anna = community.stranger();

    @TempDir
    private Path home;

    @Test
    void benDoesEverythingThatTootOffers() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(TOOT),
                "toot is not installed, so this journey was skipped: apt-get install -y toot");
        signIn();
        assertThat(toot("whoami")).contains("@" + ben.name(), "Followers: 0");
        assertThat(toot("instance", server(), "--disable-https")).contains("running Mastodon 4.5.0");

        String first = post("Rounds from the command line #" + ben.name());
        String reply =
                post("With a picture", "--reply-to", first, "--media", picture(), "--description", "A blank square");
        assertThat(toot("thread", first)).contains("With a picture", "In reply to " + first, "/media/");
        post("Only a picture follows", "--media", picture(), "--sensitive", "--spoiler-text", "Square");
        assertThat(toot("post", "For later", "--scheduled-in", "2 hours")).contains("Toot scheduled for");

        assertThat(toot("timeline", "--once")).contains("Only a picture follows", "With a picture");
        assertThat(toot("timeline", "--public", "--once")).contains("Rounds from the command line");
        assertThat(toot("timeline", "--tag", ben.name(), "--once")).contains("Rounds from the command line");

        for (String act : List.of("favourite", "bookmark", "reblog", "pin")) {
            assertThat(toot(act, first)).contains("✓ Status " + done(act));
        }
        assertThat(toot("reblogged_by", first)).contains("@" + ben.name());
        assertThat(toot("bookmarks", "--once")).contains("Rounds from the command line");
        for (String act : List.of("unfavourite", "unbookmark", "unreblog", "unpin")) {
            assertThat(toot(act, first)).contains("✓ Status " + done(act));
        }

        assertThat(toot("follow", anna.name())).contains("You are now following");
        assertThat(toot("following", ben.name())).contains("@" + anna.name());
        assertThat(toot("followers", "@" + anna.name() + "@" + server())).contains("@" + ben.name());
        assertThat(toot("whois", anna.name())).contains("Followers: 1");
        for (String act : List.of("mute", "unmute", "block", "unblock", "unfollow")) {
            assertThat(toot(act, anna.name())).contains("✓");
        }
        assertThat(toot("search", anna.name())).contains("@" + anna.name());
        assertThat(toot("search", ben.name())).contains("#" + ben.name());
        assertThat(toot("upload", picture())).contains("type 'image'", "URL: http");
        assertThat(toot("tags_followed")).contains("not following any hashtags");

        annaAnswers(first);
        await().untilAsserted(
                        () -> assertThat(toot("notifications")).contains("mentioned you in", "favourited your status"));
        assertThat(toot("notifications", "--mentions")).doesNotContain("favourited");
        assertThat(toot("notifications", "--clear")).contains("Cleared");

        assertThat(toot("delete", reply)).contains("✓ Status deleted");
        assertThat(toot("thread", first)).doesNotContain("With a picture");
        String held = failing("post", "Call the son of my patient on 212-555-0187.");
        assertThat(held).contains("Not published", "a telephone number");
    }

    /** Through the browser, as toot asks for it. */
    private void signIn() throws IOException, InterruptedException {
        Process toot =
                builder("login", "--instance", server(), "--disable-https").start();
        try (BufferedReader out =
                        new BufferedReader(new InputStreamReader(toot.getInputStream(), StandardCharsets.UTF_8));
                OutputStream in = toot.getOutputStream()) {
            String line = out.readLine();
            while (line != null && !line.contains("/oauth/authorize/?")) {
                line = out.readLine();
            }
            String code = Consent.codeFor(String.valueOf(line).strip(), ben);
            in.write(("n\n" + code + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertThat(out.lines().toList().toString()).contains("Successfully logged in");
        }
        assertThat(toot.waitFor()).isZero();
    }

    /** What another member does, so that there is something to be told of. */
    private void annaAnswers(String post) throws Exception {
        MemberApi.of(anna).post("/api/v1/statuses/" + post + "/favourite", "");
        MemberApi.of(anna).post("/api/v1/statuses", "status=%40" + ben.name() + "+well+said&in_reply_to_id=" + post);
    }

    private String post(String text, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("post", text));
        arguments.addAll(List.of(more));
        Matcher posted = POSTED.matcher(toot(arguments.toArray(String[]::new)));
        assertThat(posted.find()).isTrue();
        return posted.group(2);
    }

    private String toot(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        String printed = printed(process);
        assertThat(process.exitValue())
                .as("toot %s: %s", List.of(arguments), printed)
                .isZero();
        return printed;
    }

    private String failing(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        String printed = printed(process);
        assertThat(process.exitValue()).isNotZero();
        return printed;
    }

    private static String printed(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return printed;
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(TOOT.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PYTHONUNBUFFERED", "1");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        return builder;
    }

    private String server() {
        return community.address("/").getAuthority();
    }

    private String picture() throws IOException {
        Path file = home.resolve("square.png");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file.toString();
    }

    private static String done(String act) {
        return act.endsWith("pin")
                ? act + "ned"
                : act.endsWith("reblog") ? act + "ged" : act.endsWith("e") ? act + "d" : act + "ed";
    }
}
