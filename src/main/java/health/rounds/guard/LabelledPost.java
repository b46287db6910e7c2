package health.rounds.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A post to learn from.
 *
 * @param complete whether names and places that are nobody's secret are labelled too
 */
record LabelledPost(String text, List<Span> spans, boolean complete) {
    /** UTF-16 offsets; a {@link Type}, or {@code OK_NAME}, {@code OK_PLACE} and the like. */
    record Span(int start, int end, String type) {
        boolean isHarmless() {
            return type.startsWith("OK_");
        }

        boolean isSoft() {
            return type.startsWith("QUASI_");
        }
    }

    /** One post a line; a file is complete when it has harmless labels at all. */
    static List<LabelledPost> read(Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        List<LabelledPost> posts = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        boolean complete = lines.stream().anyMatch(line -> line.contains("\"OK_NAME\""));
        for (String line : lines) {
            JsonNode post = json.readTree(line);
            List<Span> spans = new ArrayList<>();
            for (JsonNode span : post.path("spans")) {
                spans.add(new Span(
                        span.path("start").asInt(),
                        span.path("end").asInt(),
                        span.path("type").asString()));
            }
            posts.add(new LabelledPost(post.path("text").asString(), spans, complete));
        }
        return posts;
    }

    boolean hasPatient(int start, int end) {
        return spans.stream()
                .anyMatch(span -> span.start() < end && start < span.end() && !span.isHarmless() && !span.isSoft());
    }

    Tagger.Tag tag(Passage passage, Token token) {
        int start = passage.normalised().originalStart(token.start());
        int end = passage.normalised().originalEnd(token.end());
        for (Span span : spans) {
            if (span.start() < end && start < span.end()) {
                switch (span.type()) {
                    case "NAME", "OK_NAME", "OK_COLLEAGUE" -> {
                        return Tagger.Tag.NAME;
                    }
                    case "LOCATION", "OK_PLACE" -> {
                        return Tagger.Tag.PLACE;
                    }
                    default -> {}
                }
            }
        }
        return Tagger.Tag.NONE;
    }
}
