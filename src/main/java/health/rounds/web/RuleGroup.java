package health.rounds.web;

import health.rounds.guard.Rule;
import java.util.Arrays;
import java.util.List;

/** Rules that look for one kind of thing. */
public record RuleGroup(String title, List<Rule> rules) {
    public RuleGroup {
        rules = List.copyOf(rules);
    }

    /** A rule's sentence where there is no text that it speaks of. */
    public static String explanation(Rule rule) {
        return rule.explanation().replace("{people}", "a few people").replace("{language}", "another language");
    }

    /** In the order in which the page lists them; a group without a rule is left out. */
    static List<RuleGroup> of(List<Rule> rules) {
        return Arrays.stream(Kind.values())
                .map(kind -> new RuleGroup(
                        kind.title,
                        rules.stream().filter(rule -> kind(rule) == kind).toList()))
                .filter(group -> !group.rules().isEmpty())
                .toList();
    }

    private enum Kind {
        NAMES("Names"),
        PLACES("Places"),
        DATES("Dates and ages"),
        CONTACTS("Telephone, mail and web"),
        NUMBERS("Numbers that identify"),
        FEATURES("What is recognisable"),
        COMBINATIONS("What identifies in combination"),
        LANGUAGES("Languages");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    private static Kind kind(Rule rule) {
        if (rule.id().startsWith("language.")) {
            return Kind.LANGUAGES;
        }
        return switch (rule.type()) {
            case NAME -> Kind.NAMES;
            case LOCATION -> Kind.PLACES;
            case DATE, AGE_OVER_89 -> Kind.DATES;
            case PHONE, FAX, EMAIL, URL, IP -> Kind.CONTACTS;
            case SSN, MRN, HEALTH_PLAN, ACCOUNT, LICENSE, VEHICLE, DEVICE, OTHER_ID -> Kind.NUMBERS;
            case BIOMETRIC -> Kind.FEATURES;
            case QUASI_EVENT, QUASI_ROLE, QUASI_RELATION -> Kind.COMBINATIONS;
        };
    }
}
