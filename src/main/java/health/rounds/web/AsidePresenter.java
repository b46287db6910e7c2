package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Relationship;
import health.rounds.accounts.Relationships;
import health.rounds.posts.Hashtags;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds people whom the reader does not follow yet, and the hashtags most used. */
@Component
class AsidePresenter {
    private static final int PEOPLE = 3;
    private static final int PEOPLE_LOOKED_AT = 20;
    private static final int TAGS = 5;

    private final Accounts accounts;
    private final Relationships relationships;
    private final Hashtags hashtags;

    AsidePresenter(Accounts accounts, Relationships relationships, Hashtags hashtags) {
        this.accounts = accounts;
        this.relationships = relationships;
        this.hashtags = hashtags;
    }

    AsideView of(Reader reader) {
        List<Account> active = accounts.directory(true, 0, PEOPLE_LOOKED_AT);
        Set<AccountId> known = known(active, reader);
        List<Account> people = active.stream()
                .filter(account -> !known.contains(account.id()) && !reader.is(account))
                .limit(PEOPLE)
                .toList();
        return new AsideView(people, hashtags.beginningWith("", TAGS));
    }

    private Set<AccountId> known(List<Account> active, Reader reader) {
        return relationships.of(reader.id(), active.stream().map(Account::id).toList()).stream()
                .filter(known -> known.following()
                        || known.requested()
                        || known.blocking()
                        || known.blockedBy()
                        || known.muting())
                .map(Relationship::target)
                .collect(Collectors.toSet());
    }
}
