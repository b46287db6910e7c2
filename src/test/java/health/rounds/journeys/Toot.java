package health.rounds.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import health.rounds.testkit.Community;
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
import org.junit.jupiter.api.Assumptions;

/** The command-line app toot, unmodified, in the hands of one member; it keeps what it knows in a folder of its own. */
final class Toot {
    private static final Path PROGRAM = Path.of("/usr/bin/toot");
    private static final Pattern POSTED = Pattern.compile("Toot posted: (\\S+/@\\w+/(\\d+))");

    private final Path home;
    private final Community.Member member;

    private Toot(Path home, Community.Member member) {
        this.home = home;
        this.member = member;
    }

    /** Signed in through the browser, as toot asks for it; skips the test where there is no toot. */
    static Toot signedIn(Path home, Community.Member member) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM),
                "toot is not installed, so this journey was skipped: apt-get install -y toot");
        Toot toot = new Toot(home, member);
        toot.signIn();
        return toot;
    }

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
            String code = Consent.codeFor(String.valueOf(line).strip(), member);
            in.write(("n\n" + code + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertThat(out.lines().toList().toString()).contains("Successfully logged in");
        }
        assertThat(toot.waitFor()).isZero();
    }

    /** The id of what was posted. */
    String post(String text, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("post", text));
        arguments.addAll(List.of(more));
        Matcher posted = POSTED.matcher(run(arguments.toArray(String[]::new)));
        assertThat(posted.find()).isTrue();
        return posted.group(2);
    }

    /** What a command printed that went well. */
    String run(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        String printed = printed(process);
        assertThat(process.exitValue())
                .as("toot %s: %s", List.of(arguments), printed)
                .isZero();
        return printed;
    }

    /** What a command printed that was refused. */
    String failing(String... arguments) throws IOException, InterruptedException {
        Process process = builder(arguments).start();
        String printed = printed(process);
        assertThat(process.exitValue()).isNotZero();
        return printed;
    }

    /** The server's name as toot is told it. */
    static String server() {
        return Community.shared().address("/").getAuthority();
    }

    private static String printed(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return printed;
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("PYTHONUNBUFFERED", "1");
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        return builder;
    }
}
