package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The 400 development posts of {@code guard-dev}: the floors keep what was reached.
 *
 * <p>The rules were tuned on these posts, so the figures say that nothing was lost, not how well unseen posts do.
 */
class GuardDevSetTest {
    private static final Guard GUARD = new Guard();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Post(String id, String text, String expect, List<Span> spans) {}

    private record Span(int start, int end, String type) {
        boolean touches(Finding finding) {
            return finding.start() < end
                    && start < finding.end()
                    && finding.action().compareTo(Level.ASK) >= 0;
        }
    }

    private static final class Tally {
        int touched;
        int total;
    }

    @Test
    void leakyPostsAreHeldAndTheirIdentifiersTouched() {
        Map<Type, Tally> byType = new EnumMap<>(Type.class);
        int block = 0;
        int blockHeld = 0;
        int nudge = 0;
        int nudged = 0;
        for (Post post : posts("leaky.jsonl")) {
            Verdict verdict = screen(post);
            if (post.expect().equals("block")) {
                block++;
                blockHeld += verdict instanceof Verdict.Clear ? 0 : 1;
            } else {
                nudge++;
                nudged += verdict.level() == Level.PASS ? 0 : 1;
            }
            for (Span span : post.spans()) {
                if (span.type().startsWith("OK_") || Type.valueOf(span.type()).isSoft()) {
                    continue;
                }
                Tally tally = byType.computeIfAbsent(Type.valueOf(span.type()), type -> new Tally());
                tally.total++;
                tally.touched += verdict.findings().stream().anyMatch(span::touches) ? 1 : 0;
            }
        }
        int touched = byType.values().stream().mapToInt(tally -> tally.touched).sum();
        int total = byType.values().stream().mapToInt(tally -> tally.total).sum();
        byType.forEach(
                (type, tally) -> System.out.printf("guard-dev %-12s %3d/%d%n", type, tally.touched, tally.total));
        System.out.printf("guard-dev hard elements touched %d/%d%n", touched, total);
        System.out.printf(
                "guard-dev leaky held or asked %d/%d, soft-only noticed %d/%d%n", blockHeld, block, nudged, nudge);

        assertThat(blockHeld).isGreaterThanOrEqualTo(166);
        assertThat(nudged).isGreaterThanOrEqualTo(28);
        assertThat(touched).isGreaterThanOrEqualTo(375);
        assertThat(total).isEqualTo(386);
    }

    @Test
    void cleanPostsGoOut() {
        List<String> stopped = new ArrayList<>();
        int nudged = 0;
        List<Post> posts = posts("clean.jsonl");
        for (Post post : posts) {
            switch (screen(post)) {
                case Verdict.Clear clear -> nudged += clear.findings().isEmpty() ? 0 : 1;
                case Verdict.Ask ask -> stopped.add(post.id());
                case Verdict.Held held -> stopped.add(post.id());
            }
        }
        System.out.printf(
                "guard-dev clean stopped %d/%d %s, nudged %d%n", stopped.size(), posts.size(), stopped, nudged);

        assertThat(stopped).hasSizeLessThanOrEqualTo(5);
        assertThat(nudged).isLessThanOrEqualTo(8);
    }

    @Test
    void aRewrittenPostKeepsNoIdentifierThatWasFound() {
        int still = 0;
        for (Post post : posts("leaky.jsonl")) {
            String rewritten = Rewrite.apply(post.text(), screen(post).findings());
            Verdict again = GUARD.screen(Submission.of(new Part(Field.TEXT, rewritten)), new Author("", ""));
            still += again instanceof Verdict.Clear ? 0 : 1;
        }
        System.out.printf("guard-dev stopped again after \"use all\" %d/200%n", still);

        assertThat(still).isLessThanOrEqualTo(10);
    }

    private static Verdict screen(Post post) {
        return GUARD.screen(Submission.of(new Part(Field.TEXT, post.text())), new Author("", ""));
    }

    private static List<Post> posts(String name) {
        try (InputStream in = Objects.requireNonNull(GuardDevSetTest.class.getResourceAsStream("/guard-dev/" + name));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().map(GuardDevSetTest::post).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Post post(String line) {
        JsonNode json = JSON.readTree(line);
        List<Span> spans = new ArrayList<>();
        for (JsonNode span : json.path("spans")) {
            spans.add(new Span(
                    span.path("start").asInt(),
                    span.path("end").asInt(),
                    span.path("type").asString()));
        }
        return new Post(
                json.path("id").asString(),
                json.path("text").asString(),
                json.path("expect").asString(),
                spans);
    }
}
