package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts that nothing was learned from and no rule was tuned on; the floors keep what was reached. {@code bench/guard} prints more. */
class GuardAsideTest {
    private static final Path FOLDER = Path.of("src/test/resources/guard-aside");
    private static final Guard GUARD = new Guard();

    @Test
    void nearlyAllLeakyTextsAreHeldOrAskedAbout() throws IOException {
        assertThat(stopped("leaky.jsonl")).isGreaterThanOrEqualTo(0.92);
        assertThat(stopped("queries.jsonl")).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void mostStoriesThatIdentifyOnlyInCombinationAreNoticed() throws IOException {
        List<LabelledPost> posts = LabelledPost.read(FOLDER.resolve("combo.jsonl"));
        long noticed = posts.stream()
                .filter(post -> verdict(post).level() != Level.PASS)
                .count();

        assertThat((double) noticed / posts.size()).isGreaterThanOrEqualTo(0.8);
    }

    @Test
    void fewCleanTextsAreStopped() throws IOException {
        assertThat(stopped("clean.jsonl")).isLessThanOrEqualTo(0.12);
        assertThat(stopped("queries-clean.jsonl")).isLessThanOrEqualTo(0.1);
    }

    private static double stopped(String file) throws IOException {
        List<LabelledPost> posts = LabelledPost.read(FOLDER.resolve(file));
        long stopped = posts.stream()
                .filter(post -> !(verdict(post) instanceof Verdict.Clear))
                .count();
        return (double) stopped / posts.size();
    }

    private static Verdict verdict(LabelledPost post) {
        return GUARD.screen(Submission.of(new Part(Field.TEXT, post.text())), new Author("", ""));
    }
}
