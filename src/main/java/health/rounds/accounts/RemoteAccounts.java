package health.rounds.accounts;

import health.rounds.platform.Ids;
import health.rounds.platform.ReadThrough;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The front door to accounts of other servers: whoever asks their servers keeps here what they answer. */
@Component
public class RemoteAccounts {
    private static final int MOST_KNOWN = 50_000;
    private static final Duration LASTING = Duration.ofMinutes(5);

    private final RemoteAccountStore store;
    private final AccountStore accounts;
    private final People people;
    private final ServerRule rule;
    private final HostMembers hosts;
    private final Ids ids;
    private final Clock clock;
    private final ReadThrough<String, AccountId> known = new ReadThrough<>(MOST_KNOWN, LASTING);

    RemoteAccounts(
            RemoteAccountStore store,
            AccountStore accounts,
            People people,
            ServerRule rule,
            HostMembers hosts,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.people = people;
        this.rule = rule;
        this.hosts = hosts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Brings an account in, or up to date. Whoever calls has made sure that the profile comes from its own server and that the handle
     * leads to it; an account that had the handle before under another address can be addressed no more. What is erased stays so.
     */
    @Transactional
    public Account keep(RemoteProfile profile) {
        store.lock(profile.uri());
        store.otherWithHandle(profile).ifPresent(this::retire);
        AccountId id = store.idByUri(profile.uri())
                .map(known -> update(known, profile))
                .orElseGet(() -> insert(profile));
        people.changed(id);
        return accounts.byId(id).orElseThrow();
    }

    private AccountId insert(RemoteProfile profile) {
        AccountId id = new AccountId(ids.next());
        store.insert(id, profile, rule.imposedOn(profile.domain()), clock.instant());
        hosts.joined(profile.domain(), id);
        known.forget(profile.uri());
        return id;
    }

    private AccountId update(AccountId id, RemoteProfile profile) {
        people.renamed(accounts.byId(id).orElseThrow());
        store.update(id, profile, rule.imposedOn(profile.domain()), clock.instant());
        hosts.joined(profile.domain(), id);
        return id;
    }

    private void retire(AccountId id) {
        people.renamed(accounts.byId(id).orElseThrow());
        store.retire(id);
        people.changed(id);
    }

    /** Notes that its server was asked just now, though it told nothing new. */
    @Transactional
    public void asked(AccountId id) {
        store.asked(id, clock.instant());
        people.changed(id);
    }

    /** Notes where an account has moved to; empty where it has moved back. For accounts here too. */
    @Transactional
    public void moved(AccountId id, Optional<AccountId> target) {
        store.move(id, target.orElse(null));
        people.changed(id);
    }

    public Optional<Account> byUri(String uri) {
        return Optional.ofNullable(byUris(List.of(uri)).get(uri));
    }

    /** Those that are known, by their addresses; what is not in memory takes two queries. */
    public Map<String, Account> byUris(Collection<String> uris) {
        if (uris.isEmpty()) {
            return Map.of();
        }
        Map<AccountId, Account> found =
                people.byIds(known.all(uris, store::idsByUris).values());
        Map<String, Account> byUri = HashMap.newHashMap(found.size());
        found.values().forEach(account -> account.elsewhere().ifPresent(there -> byUri.put(there.uri(), account)));
        return byUri;
    }

    /** Whoever gets what is sent to this address alone. */
    public List<Account> byInbox(String inbox) {
        return people.inOrder(store.idsByInbox(inbox));
    }

    /** What those followers of an account are called who live on a server (host, and port where it is not the usual one). */
    public List<String> followersOn(AccountId target, String server) {
        return store.followersOn(target, server);
    }

    /** The inboxes of the followers elsewhere of an account: one for each server that has one for all of its members. */
    public List<String> inboxesOfFollowers(AccountId target) {
        return store.inboxesOfFollowers(target);
    }

    /** An inbox of each of these servers, where somebody of theirs is known here. */
    public List<String> inboxesOfDomains(Collection<String> domains) {
        return domains.isEmpty() ? List.of() : store.inboxesOfDomains(domains);
    }

    /** Somebody as whom things are received; empty for members of this community. */
    public Optional<RemoteAuthor> author(AccountId id) {
        return people.byId(id).filter(account -> !account.isLocal()).map(RemoteAuthor::new);
    }
}
