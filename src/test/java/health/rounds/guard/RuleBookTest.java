package health.rounds.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The rule book and the rules that are in force are the same, and each of them says what it is for. */
class RuleBookTest {
    private static final Guard GUARD = new Guard();
    private static final Pattern REFERENCE = Pattern.compile("(?:HIPAA|GMC|ICMJE|GDPR)\\b.*");

    private record Post(String rule, String text) {}

    /** What the rules point at; whether that is a patient's is another question, and another test. */
    @Test
    void everyRuleFiresForAPostOfItsOwn() throws IOException {
        RuleBook rules = new RuleBook();
        Lexicon lexicon = new Lexicon();
        Reader reader = new Reader(rules, lexicon, new Tagger(Model.read(Tagger.MODEL), new WordClues(lexicon)));
        List<String> silent = new ArrayList<>();
        Set<String> tried = new TreeSet<>();
        for (Post post : posts()) {
            tried.add(post.rule());
            Set<String> fired = new TreeSet<>();
            Part part = new Part(Field.TEXT, post.text());
            reader.read(0, part).candidates().forEach(candidate -> fired.add(candidate.rule()));
            GUARD.screen(Submission.of(part), new Author("", ""))
                    .findings()
                    .forEach(finding -> fired.add(finding.rule().id()));
            if (!fired.contains(post.rule())) {
                silent.add(post.rule() + ": " + post.text() + " -> " + fired);
            }
        }
        assertThat(silent).isEmpty();
        Set<String> wanted = ids();
        // One needs an earlier post, the other a story in which nothing else is found, the rest pictures.
        wanted.removeAll(Set.of("quasi.mosaic", "quasi.combination"));
        wanted.removeIf(rule -> rule.startsWith("picture."));
        assertThat(tried).containsAll(wanted);
    }

    /** The ids stand as constants in the compiled classes, so a rule that no detector knows is found, and one without a text too. */
    @Test
    void everyRuleIdInTheCodeIsInTheBookAndTheOtherWayRound() throws IOException, URISyntaxException {
        String families = ids().stream()
                .map(id -> id.substring(0, id.indexOf('.')))
                .distinct()
                .collect(Collectors.joining("|"));
        Pattern constant =
                Pattern.compile("\\x01[\\x00-\\x01].((?:" + families + ")\\.[a-z0-9-]+)(?![\\w./-])", Pattern.DOTALL);
        Path classes = Path.of(Objects.requireNonNull(Guard.class.getResource("Guard.class"))
                        .toURI())
                .getParent();
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                constant.matcher(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .results()
                        .forEach(hit -> used.add(hit.group(1)));
            }
        }
        assertThat(used).isEqualTo(ids());
    }

    @Test
    void everyRuleExplainsItselfInPlainWordsAndNamesWhatItStandsOn() {
        for (Rule rule : GUARD.rules()) {
            assertThat(rule.title()).as(rule.id()).isNotBlank().doesNotEndWith(".");
            assertThat(rule.explanation()).as(rule.id()).hasSizeBetween(20, 200).matches("[A-Z].*[.?]");
            assertThat(rule.reference()).as(rule.id()).matches(REFERENCE);
        }
        assertThat(GUARD.rules()).extracting(Rule::title).doesNotHaveDuplicates();
        assertThat(GUARD.ruleSet()).matches("guard-\\d{4}\\.\\d{2}\\.\\d+");
    }

    private static Set<String> ids() {
        return GUARD.rules().stream().map(Rule::id).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Post> posts() throws IOException {
        JsonMapper json = new JsonMapper();
        try (InputStream in =
                Objects.requireNonNull(RuleBookTest.class.getResourceAsStream("/guard-rules/posts.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> json.readValue(line, Post.class))
                    .toList();
        }
    }
}
