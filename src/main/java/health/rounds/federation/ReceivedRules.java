package health.rounds.federation;

import java.util.List;
import java.util.Optional;

/**
 * Whom an author lets quote and answer (FEP-044f; gotosocial.org/ns).
 *
 * @param quote empty where nothing is said, which means nobody
 * @param reply empty where nothing is said, which means everybody
 */
record ReceivedRules(Optional<Rule> quote, Optional<Rule> reply) {

    /**
     * Whom it is granted to at once, and who may ask.
     *
     * @param everyone granted to everyone
     * @param others granted to these accounts and members of these collections
     * @param everyoneMayAsk anyone may ask
     * @param othersMayAsk these may ask
     */
    record Rule(boolean everyone, List<Iri> others, boolean everyoneMayAsk, List<Iri> othersMayAsk) {
        Rule {
            others = List.copyOf(others);
            othersMayAsk = List.copyOf(othersMayAsk);
        }
    }

    static ReceivedRules of(ReceivedJson note) {
        Optional<ReceivedJson> policy = note.child("interactionPolicy");
        return new ReceivedRules(rule(policy, "canQuote"), rule(policy, "canReply"));
    }

    private static Optional<Rule> rule(Optional<ReceivedJson> policy, String name) {
        return policy.flatMap(all -> all.child(name)).map(rule -> {
            // GoToSocial before 0.19 said always and approvalRequired.
            String automatic = rule.has("automaticApproval") ? "automaticApproval" : "always";
            String manual = rule.has("manualApproval") ? "manualApproval" : "approvalRequired";
            return new Rule(
                    everyone(rule, automatic), others(rule, automatic), everyone(rule, manual), others(rule, manual));
        });
    }

    private static boolean everyone(ReceivedJson rule, String list) {
        return rule.addresses(list, ReceivedLimits.ADDRESSEES).stream().anyMatch(ReceivedAudience::isEveryone);
    }

    private static List<Iri> others(ReceivedJson rule, String list) {
        return rule.iris(list, ReceivedLimits.ADDRESSEES).stream()
                .filter(iri -> !ReceivedAudience.isEveryone(iri.value()))
                .toList();
    }
}
