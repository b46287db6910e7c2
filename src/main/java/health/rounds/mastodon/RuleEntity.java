package health.rounds.mastodon;

import health.rounds.moderation.CommunityRules;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Rule, as in Mastodon's documentation. */
record RuleEntity(String id, String text, String hint, Map<String, Object> translations) {
    static List<RuleEntity> list(Collection<CommunityRules.Rule> rules) {
        return rules.stream()
                .map(rule -> new RuleEntity(rule.id(), rule.text(), "", Map.of()))
                .toList();
    }
}
