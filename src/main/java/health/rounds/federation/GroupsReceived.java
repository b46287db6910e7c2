package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Relationships;
import health.rounds.deliveries.Deliveries;
import health.rounds.groups.Groups;
import health.rounds.platform.Transactions;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What people elsewhere do in groups of this community, which the groups pass on as it came (FEP-1b12). */
@Component
class GroupsReceived {
    /** Longer than the outbox takes, should it have to try again. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final PostsReceived posts;
    private final Actors actors;
    private final Groups groups;
    private final Relationships relationships;
    private final GroupLetterStore letters;
    private final GroupsTold told;
    private final Deliveries deliveries;
    private final Transactions transactions;
    private final Clock clock;

    GroupsReceived(
            PostsReceived posts,
            Actors actors,
            Groups groups,
            Relationships relationships,
            GroupLetterStore letters,
            GroupsTold told,
            Deliveries deliveries,
            Transactions transactions,
            Clock clock) {
        this.posts = posts;
        this.actors = actors;
        this.groups = groups;
        this.relationships = relationships;
        this.letters = letters;
        this.told = told;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A post that groups hold with which something is done; perhaps it is gone afterwards. */
    record Held(PostId post, Set<AccountId> groups, boolean gone) {}

    /**
     * Where an activity is done; asked before it is done, as a post that is deleted is gone afterwards. A post that is sent to a group is kept as it
     * came, until the group has decided about it.
     */
    Optional<Held> before(ReceivedActivity activity, byte[] body) {
        return switch (activity) {
            case ReceivedActivity.Create create -> {
                if (create.object() instanceof ReceivedNote note && isSentToGroup(note)) {
                    letters.keep(note.iri(), body, clock.instant());
                }
                yield Optional.empty();
            }
            case ReceivedActivity.Update update ->
                update.object() instanceof ReceivedNote note
                        ? ownPost(note.iri(), activity.actor()).flatMap(post -> held(post, activity.actor()))
                        : Optional.empty();
            case ReceivedActivity.Delete delete ->
                ownPost(delete.object(), activity.actor()).flatMap(this::held).map(held -> {
                    letters.delete(delete.object());
                    return new Held(held.post(), held.groups(), true);
                });
            case ReceivedActivity.Like like -> reaction(like, like.object());
            case ReceivedActivity.Undo undo
            when undo.object() instanceof ReceivedActivity.Like like -> reaction(undo, like.object());
            default -> Optional.empty();
        };
    }

    /** Passes it on. */
    void passOn(Held held, byte[] body) {
        ObjectNode activity = Json.read(body);
        transactions.run(() -> {
            if (held.gone()) {
                deliveries.withdraw(held.post()); // what still waits must not leave any more
                held.groups().forEach(group -> told.passOnGone(group, held.post(), activity));
            } else {
                held.groups().forEach(group -> told.passOn(group, held.post(), activity));
            }
        });
    }

    @Scheduled(initialDelayString = "PT11M", fixedDelayString = "PT6H")
    void forget() {
        letters.forget(clock.instant().minus(KEPT));
    }

    private boolean isSentToGroup(ReceivedNote note) {
        return !here(note.audience().all()).isEmpty()
                || note.mentions().stream()
                        .anyMatch(mention -> !here(List.of(mention.href())).isEmpty())
                || note.replyTo().flatMap(posts::known).flatMap(this::held).isPresent();
    }

    private Optional<Post> ownPost(Iri iri, Iri actor) {
        return posts.known(iri)
                .filter(post -> actors.known(actor)
                        .filter(author -> author.id().equals(post.author()))
                        .isPresent());
    }

    /** What people like is between them and the author, unless they say it to the group. */
    private Optional<Held> reaction(ReceivedActivity activity, Iri object) {
        Set<AccountId> addressed = here(activity.head().audience().all());
        return addressed.isEmpty()
                ? Optional.empty()
                : posts.known(object)
                        .flatMap(post -> held(post, activity.actor()))
                        .map(held -> new Held(held.post(), both(held.groups(), addressed), false));
    }

    private Optional<Held> held(Post post) {
        return Optional.ofNullable(groups.holding(List.of(post.id())).get(post.id()))
                .map(holding -> new Held(post.id(), holding, false));
    }

    /** The same without groups that have banned the actor. */
    private Optional<Held> held(Post post, Iri actor) {
        Optional<AccountId> by = actors.known(actor).map(Account::id);
        return held(post).filter(_ -> by.isPresent()).map(held -> {
            Set<AccountId> open = new HashSet<>(held.groups());
            open.removeIf(group -> relationships.areApart(group, by.get()));
            return new Held(held.post(), open, false);
        });
    }

    private Set<AccountId> here(Collection<Iri> addresses) {
        Set<AccountId> found = new HashSet<>();
        addresses.forEach(
                iri -> actors.here(iri).filter(Account::group).map(Account::id).ifPresent(found::add));
        return found;
    }

    private static Set<AccountId> both(Set<AccountId> some, Set<AccountId> others) {
        Set<AccountId> both = new HashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
