package health.rounds.discovery;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Relationships;
import health.rounds.discovery.SuggestionStore.Found;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The front door to suggestions, by the rule "people of your people": first those whom most of the people one follows follow, then
 * those who write with most of one's hashtags. Nobody is suggested who is followed, asked, hidden, turned away, or does not want it.
 */
@Component
public class Suggestions {
    private static final Duration TAGGED_WITHIN = Duration.ofDays(30);

    private final SuggestionStore store;
    private final Accounts accounts;
    private final Relationships relationships;
    private final Clock clock;

    Suggestions(SuggestionStore store, Accounts accounts, Relationships relationships, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.relationships = relationships;
        this.clock = clock;
    }

    /** Whom a member may want to follow, the best first; two queries at most. */
    public List<Suggestion> to(AccountId viewer, int offset, int limit) {
        List<Found> found = store.find(
                viewer, relationships.hiddenFrom(viewer), clock.instant().minus(TAGGED_WITHIN), offset, limit);
        Map<AccountId, Account> people =
                accounts.byIds(found.stream().map(Found::account).toList());
        return found.stream()
                .flatMap(each -> Optional.ofNullable(people.get(each.account()))
                        .map(account -> new Suggestion(account, each.reasons()))
                        .stream())
                .toList();
    }

    /** Somebody is never suggested to this member again. */
    @Transactional
    public void dismiss(AccountId viewer, AccountId target) {
        store.dismiss(viewer, target);
    }
}
