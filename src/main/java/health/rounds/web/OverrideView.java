package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.guard.Rule;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import health.rounds.privacy.Consent;
import health.rounds.privacy.SettledFinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was overridden or answered for one post, as privacy officers see it.
 *
 * @param settled newest first, at least one
 * @param present the post, while it is there
 */
public record OverrideView(
        long post, Optional<Account> author, Optional<Post> present, List<Item> settled, Optional<Consent> consent) {
    public OverrideView {
        settled = List.copyOf(settled);
    }

    /** One finding. */
    public record Item(SettledFinding finding, Optional<Rule> rule) {
        /** The rule in words; of a rule that is no more, its id. */
        public String title() {
            return rule.map(Rule::title).orElseGet(finding::rule);
        }

        /** By what right it did not stand in the way. */
        public String ground() {
            return switch (finding.ground()) {
                case ANSWER -> "answered “not a patient”";
                case APP -> "posted again from an app";
                case REMEMBERED -> "answered before";
                case NOT_PATIENT -> finding.reason().map(Words::of).orElse("not a patient");
                case CONSENT -> "consent of the patient";
            };
        }
    }

    public boolean isOpen() {
        return settled.stream().anyMatch(item -> item.finding().reviewedAt().isEmpty());
    }

    public boolean isUp() {
        return present.isPresent();
    }

    /** When it went out. */
    public Instant at() {
        return settled.getFirst().finding().at();
    }

    /** Its texts, whoever they are for: an officer has to judge them. */
    public List<String> texts() {
        return present.stream()
                .flatMap(it -> Stream.concat(
                        Stream.of(it.contentWarning(), it.text()),
                        it.poll().stream()
                                .flatMap(poll -> poll.options().stream().map(Poll.Option::title))))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The address of its page, where that is for everybody. */
    public Optional<String> path() {
        return present.filter(it -> it.visibility().isOpen())
                .flatMap(it -> author.map(account -> PostView.path(account, it.id())));
    }
}
