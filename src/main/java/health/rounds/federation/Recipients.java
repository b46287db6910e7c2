package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Elsewhere;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.blocklists.Peering;
import health.rounds.posts.Mention;
import health.rounds.posts.Post;
import health.rounds.posts.Quote;
import health.rounds.posts.Visibility;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says to which inboxes something goes: one for each server that has one for all, and only to servers that this community speaks with. */
@Component
class Recipients {
    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final Peering peering;

    Recipients(Accounts accounts, RemoteAccounts remote, Peering peering) {
        this.accounts = accounts;
        this.remote = remote;
        this.peering = peering;
    }

    /** Of a post by a member: followers elsewhere, unless it is for certain people, the groups in which it is said, and all whom it names, answers or quotes. */
    Collection<URI> of(Post post, Surroundings around) {
        Set<AccountId> people = new LinkedHashSet<>();
        around.groupsOf(post).stream().map(Account::id).forEach(people::add);
        post.mentions().stream().map(Mention::account).forEach(people::add);
        if (post.visibility() != Visibility.DIRECT) {
            post.replyToAccount().ifPresent(people::add);
            post.quote().map(Quote::author).ifPresent(people::add);
        }
        Set<String> inboxes = new LinkedHashSet<>();
        accounts.byIds(people).values().forEach(person -> shared(person).ifPresent(inboxes::add));
        if (post.visibility() != Visibility.DIRECT) {
            inboxes.addAll(remote.inboxesOfFollowers(post.author()));
        }
        return at(inboxes);
    }

    /** Those of the followers elsewhere of a member. */
    Collection<URI> followersOf(AccountId member) {
        return at(remote.inboxesOfFollowers(member));
    }

    /** Followers elsewhere and somebody else whom it concerns. */
    Collection<URI> followersAnd(AccountId member, Optional<Account> other) {
        Set<String> inboxes = new LinkedHashSet<>(remote.inboxesOfFollowers(member));
        other.flatMap(Recipients::shared).ifPresent(inboxes::add);
        return at(inboxes);
    }

    /** The inbox of one person elsewhere alone. */
    Collection<URI> only(Account person) {
        return at(person.elsewhere().map(Elsewhere::inbox).stream().toList());
    }

    /** Whatever servers of these domains take for all of their members; empty for servers of which nobody is known here. */
    Collection<URI> serversOf(Collection<String> domains) {
        return at(remote.inboxesOfDomains(domains));
    }

    private static Optional<String> shared(Account person) {
        return person.sanctions().isSuspended()
                ? Optional.empty()
                : person.elsewhere().map(Elsewhere::bestInbox);
    }

    /** These, as far as this community speaks with their servers. */
    Collection<URI> at(Collection<String> inboxes) {
        return inboxes.stream()
                .flatMap(inbox -> Iri.parse(inbox).stream())
                .filter(inbox -> peering.speaksWith(inbox.host()))
                .map(inbox -> URI.create(inbox.value()))
                .toList();
    }
}
