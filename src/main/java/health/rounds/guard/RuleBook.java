package health.rounds.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The rules of {@code data/guard-rules.json} by id. */
final class RuleBook {
    private final String version;
    private final LocalDate checked;
    private final Map<String, Rule> rules = new LinkedHashMap<>();

    private record Book(String version, String source, String checked, List<Rule> rules) {}

    RuleBook() {
        try (InputStream in = RuleBook.class.getResourceAsStream("/data/guard-rules.json")) {
            if (in == null) {
                throw new IllegalStateException("Missing data file guard-rules.json");
            }
            Book book = JsonMapper.builder().build().readValue(in, Book.class);
            version = book.version();
            checked = LocalDate.parse(book.checked());
            book.rules().forEach(rule -> rules.put(rule.id(), rule));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read guard-rules.json", e);
        }
    }

    String version() {
        return version;
    }

    LocalDate checked() {
        return checked;
    }

    /** In the order of the file. */
    List<Rule> all() {
        return List.copyOf(rules.values());
    }

    Rule rule(String id) {
        Rule rule = rules.get(id);
        if (rule == null) {
            throw new IllegalStateException("No rule " + id);
        }
        return rule;
    }
}
