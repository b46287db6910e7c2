package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.ProfileField;
import health.rounds.accounts.RemoteAccounts;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.accounts.RemoteProfile;
import health.rounds.blocklists.Peering;
import health.rounds.posts.Uris;
import health.rounds.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the accounts that addresses and handles name: here, among those that are known, or on their own servers. */
@Component
class Actors {
    private final Uris uris;
    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final Fetches fetches;
    private final Peering peering;

    Actors(Uris uris, Accounts accounts, RemoteAccounts remote, Fetches fetches, Peering peering) {
        this.uris = uris;
        this.accounts = accounts;
        this.remote = remote;
        this.fetches = fetches;
        this.peering = peering;
    }

    /** A member of this community by any of their addresses. */
    Optional<Account> here(Iri iri) {
        return uris.memberIn(iri.value()).flatMap(accounts::byUsername);
    }

    /** Somebody who is known; nobody is asked. */
    Optional<Account> known(Iri iri) {
        return uris.isOurs(iri.value()) ? here(iri) : remote.byUri(iri.value());
    }

    /** What an account is called among servers. */
    Optional<Iri> uriOf(AccountId id) {
        return accounts.byId(id).map(uris::of).flatMap(Iri::parse);
    }

    /** Somebody elsewhere, of whom their server is asked where they are not known; empty for who is here, gone or shut out. */
    Optional<RemoteAuthor> elsewhere(Iri iri) throws Later {
        if (uris.isOurs(iri.value()) || !peering.speaksWith(iri.host())) {
            return Optional.empty();
        }
        Optional<Account> known = remote.byUri(iri.value());
        Optional<Account> found = known.isPresent() ? known : fetch(iri);
        return found.filter(account -> !account.sanctions().isSuspended())
                .flatMap(account -> remote.author(account.id()));
    }

    /** Asks their server again. */
    Optional<Account> refresh(Iri iri) throws Later {
        return uris.isOurs(iri.value()) || !peering.speaksWith(iri.host()) ? Optional.empty() : fetch(iri);
    }

    /** Somebody by handle: WebFinger is asked, and both must point at each other. */
    Optional<Account> byHandle(ReceivedHandle handle) throws Later {
        Optional<Account> known = accounts.byHandle(handle.toString());
        if (known.isPresent() || !peering.speaksWith(handle.domain())) {
            return known;
        }
        Optional<ReceivedFinger> finger = fetches.finger(handle);
        return finger.isEmpty() || uris.isOurs(finger.get().actor().value())
                ? finger.flatMap(found -> here(found.actor()))
                : fetch(finger.get().actor());
    }

    private Optional<Account> fetch(Iri iri) throws Later {
        Optional<ReceivedDocument> document = fetches.document(iri);
        if (document.isEmpty() || !(document.get() instanceof ReceivedActor actor) || actor.isSuspended()) {
            return Optional.empty();
        }
        Optional<ReceivedHandle> handle = handle(actor);
        return handle.map(named -> remote.keep(profile(actor, named.domain())));
    }

    /**
     * by which handle people find an actor: its server's WebFinger must lead from the handle to the actor, and where it prefers another
     * domain, that domain's must, too.
     */
    private Optional<ReceivedHandle> handle(ReceivedActor actor) throws Later {
        ReceivedHandle there = ReceivedHandle.of(actor);
        Optional<ReceivedFinger> finger = fetches.finger(there);
        if (finger.isEmpty()) {
            return Optional.empty();
        }
        ReceivedHandle preferred = finger.get().subject();
        if (preferred.domain().equals(there.domain())) {
            return finger.filter(found -> found.agrees(actor, there)).map(ReceivedFinger::subject);
        }
        return fetches.finger(preferred)
                .filter(found -> found.agrees(actor, preferred))
                .map(ReceivedFinger::subject);
    }

    private RemoteProfile profile(ReceivedActor actor, String domain) {
        boolean withMedia = peering.takesMediaOf(domain);
        return new RemoteProfile(
                actor.username(),
                domain,
                actor.iri().value(),
                actor.url(),
                actor.inbox().value(),
                actor.sharedInbox().map(Iri::value),
                actor.outbox().map(Iri::value),
                actor.followers().map(Iri::value),
                actor.following().map(Iri::value),
                actor.featured().map(Iri::value),
                actor.name(),
                Text.plain(actor.bioHtml()),
                actor.bioHtml(),
                actor.fields().stream()
                        .map(field -> new ProfileField(field.name(), Text.plain(field.html())))
                        .toList(),
                actor.fields().stream().map(ReceivedActor.Field::html).toList(),
                withMedia ? emojis(actor.emojis()) : Map.of(),
                actor.avatar().filter(avatar -> withMedia),
                actor.header().filter(header -> withMedia),
                actor.isLocked(),
                actor.kind() == ReceivedActor.Kind.SERVICE || actor.kind() == ReceivedActor.Kind.APPLICATION,
                actor.kind() == ReceivedActor.Kind.GROUP,
                actor.isDiscoverable(),
                actor.isIndexable(),
                actor.alsoKnownAs().stream().map(Iri::value).toList(),
                actor.joined(),
                RemoteProfile.Counts.UNKNOWN);
    }

    static Map<String, String> emojis(List<ReceivedEmoji> those) {
        return those.stream()
                .collect(Collectors.toMap(ReceivedEmoji::shortcode, ReceivedEmoji::picture, (one, other) -> one));
    }
}
