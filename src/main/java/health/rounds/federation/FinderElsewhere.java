package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.blocklists.Peering;
import health.rounds.discovery.Finder;
import health.rounds.posts.Post;
import health.rounds.posts.Posts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks other servers for what a member looks for by its handle or address. */
@Component
class FinderElsewhere implements Finder {
    private final Actors actors;
    private final PostsReceived received;
    private final Posts posts;
    private final Peering peering;

    FinderElsewhere(Actors actors, PostsReceived received, Posts posts, Peering peering) {
        this.actors = actors;
        this.received = received;
        this.posts = posts;
        this.peering = peering;
    }

    @Override
    public Optional<Account> account(String typed) {
        try {
            Optional<ReceivedHandle> handle = ReceivedHandle.parse(typed.strip());
            if (handle.isPresent()) {
                return shown(actors.byHandle(handle.get()));
            }
            Optional<Iri> address = Iri.parse(typed.strip());
            return address.isEmpty() ? Optional.empty() : shown(byAddress(address.get()));
        } catch (Later away) {
            return Optional.empty(); // as far as anybody can tell now, there is nobody
        }
    }

    @Override
    public Optional<Account> again(Account account) {
        if (account.isLocal()) {
            return shown(Optional.of(account));
        }
        try {
            Optional<Iri> address = account.elsewhere().flatMap(there -> Iri.parse(there.uri()));
            return address.isEmpty() ? Optional.empty() : shown(actors.refresh(address.get()));
        } catch (Later away) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Post> post(String typed, AccountId viewer) {
        try {
            Optional<Iri> address = Iri.parse(typed.strip()).filter(iri -> peering.speaksWith(iri.host()));
            Optional<Post> found = address.isEmpty() ? Optional.empty() : received.find(address.get());
            return found.flatMap(post -> posts.byId(post.id(), Optional.of(viewer)));
        } catch (Later away) {
            return Optional.empty();
        }
    }

    private Optional<Account> byAddress(Iri iri) throws Later {
        Optional<Account> known = actors.known(iri);
        return known.isPresent() ? known : actors.refresh(iri);
    }

    private static Optional<Account> shown(Optional<Account> account) {
        return account.filter(found -> !found.sanctions().isSuspended());
    }
}
