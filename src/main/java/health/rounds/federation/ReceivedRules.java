package health.rounds.federation;

import health.rounds.posts.QuotePolicy;
import health.rounds.posts.ReplyPolicy;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

        boolean names(Iri iri) {
            return others.contains(iri) || othersMayAsk.contains(iri);
        }
    }

    /** Whom it lets quote; whoever says nothing lets nobody (FEP-044f). */
    QuotePolicy quotes(Optional<Iri> followers) {
        if (quote.isEmpty()) {
            return QuotePolicy.NOBODY;
        }
        if (quote.get().everyone()) {
            return QuotePolicy.EVERYONE;
        }
        if (quote.get().everyoneMayAsk()) {
            return QuotePolicy.ASK;
        }
        return followers.filter(quote.get()::names).isPresent() ? QuotePolicy.FOLLOWERS : QuotePolicy.NOBODY;
    }

    /**
     * Whom it lets answer; whoever says nothing lets everyone. Where it names more people than can be told apart here, it is for its
     * author to decide.
     *
     * @param author of the post
     * @param mentioned whom the post names
     */
    ReplyPolicy replies(Iri author, Optional<Iri> followers, Collection<Iri> mentioned) {
        if (reply.isEmpty() || reply.get().everyone()) {
            return ReplyPolicy.EVERYONE;
        }
        Set<Iri> named = new LinkedHashSet<>(reply.get().others());
        named.addAll(reply.get().othersMayAsk());
        named.remove(author);
        boolean namesFollowers = followers.filter(named::remove).isPresent();
        boolean namesMentioned = named.removeAll(mentioned);
        if (reply.get().everyoneMayAsk() || !named.isEmpty()) {
            return ReplyPolicy.ASK;
        }
        if (namesFollowers) {
            return ReplyPolicy.FOLLOWERS;
        }
        return namesMentioned ? ReplyPolicy.MENTIONED : ReplyPolicy.NOBODY;
    }

    static ReceivedRules of(ReceivedJson note) {
        Optional<ReceivedJson> policy = note.child("interactionPolicy");
        return new ReceivedRules(rule(policy, "canQuote"), rule(policy, "canReply"));
    }

    private static Optional<Rule> rule(Optional<ReceivedJson> policy, String name) {
        return policy.flatMap(all -> all.child(name)).flatMap(rule -> {
            // GoToSocial before 0.20 said always and approvalRequired.
            String automatic = rule.says("automaticApproval") ? "automaticApproval" : "always";
            String manual = rule.says("manualApproval") ? "manualApproval" : "approvalRequired";
            return rule.says(automatic) || rule.says(manual)
                    ? Optional.of(new Rule(
                            everyone(rule, automatic),
                            others(rule, automatic),
                            everyone(rule, manual),
                            others(rule, manual)))
                    : Optional.empty();
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
