package health.rounds.moderation;

import health.rounds.platform.DataFile;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The front door to the rules of this community, kept in {@code data/community-rules.json}. */
@Component
public class CommunityRules {
    private final List<Rule> rules =
            DataFile.json("community-rules.json", RuleFile.class).rules();
    private final Set<String> ids = rules.stream().map(Rule::id).collect(Collectors.toSet());

    /** All of them, in their order. */
    public List<Rule> all() {
        return rules;
    }

    /** Those with these ids, in their order. */
    public List<Rule> byIds(Collection<String> wanted) {
        return rules.stream().filter(rule -> wanted.contains(rule.id())).toList();
    }

    boolean exist(Collection<String> wanted) {
        return ids.containsAll(wanted);
    }

    /** One rule. */
    public record Rule(String id, String text) {}

    private record RuleFile(String source, String checked, List<Rule> rules) {}
}
