package health.rounds.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The rules of {@code data/guard-rules.json} by id. */
final class RuleBook {
    private final String version;
    private final Map<String, Rule> rules = new HashMap<>();

    private record Book(String version, String source, String checked, List<Rule> rules) {}

    RuleBook() {
        try (InputStream in = RuleBook.class.getResourceAsStream("/data/guard-rules.json")) {
            if (in == null) {
                throw new IllegalStateException("Missing data file guard-rules.json");
            }
            Book book = JsonMapper.builder().build().readValue(in, Book.class);
            version = book.version();
            book.rules().forEach(rule -> rules.put(rule.id(), rule));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read guard-rules.json", e);
        }
    }

    String version() {
        return version;
    }

    Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("No rule " + id);
        }
        return rule;
    }
}
