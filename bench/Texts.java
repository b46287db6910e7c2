package bench;

import health.rounds.guard.Author;
import health.rounds.guard.Field;
import health.rounds.guard.Guard;
import health.rounds.guard.Part;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * The posts that the guard is developed with, which clinicians might have written.
 *
 * @param all those that a guard should hold, too
 * @param clean those that the guard lets through
 */
record Texts(List<String> all, List<String> clean) {
    private static final Author AUTHOR = new Author("Dr. Amara Osei", "member1");

    static Texts read(Path home, Guard guard) throws IOException {
        Path folder = home.resolve("src/test/resources/guard-dev");
        List<String> clean = texts(folder.resolve("clean.jsonl"));
        List<String> all = new ArrayList<>(clean);
        all.addAll(texts(folder.resolve("leaky.jsonl")));
        return new Texts(
                List.copyOf(all),
                clean.stream()
                        .filter(text -> screen(guard, text) instanceof Verdict.Clear)
                        .toList());
    }

    static Verdict screen(Guard guard, String text) {
        return guard.screen(Submission.of(new Part(Field.TEXT, text)), AUTHOR);
    }

    private static List<String> texts(Path file) throws IOException {
        JsonMapper json = new JsonMapper();
        return Files.readAllLines(file).stream()
                .map(line -> json.readTree(line).get("text").asString())
                .toList();
    }
}
