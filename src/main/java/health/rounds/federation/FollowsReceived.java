package health.rounds.federation;

import health.rounds.accounts.Account;
import health.rounds.accounts.FollowOutcome;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.accounts.RemoteAuthor;
import health.rounds.platform.Transactions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Follows and blocks between members and people elsewhere, as the others do them. */
@Component
class FollowsReceived {
    private final Actors actors;
    private final Follows follows;
    private final Relationships relationships;
    private final RemoteFollowStore names;
    private final FollowsTold told;
    private final Transactions transactions;

    FollowsReceived(
            Actors actors,
            Follows follows,
            Relationships relationships,
            RemoteFollowStore names,
            FollowsTold told,
            Transactions transactions) {
        this.actors = actors;
        this.follows = follows;
        this.relationships = relationships;
        this.names = names;
        this.told = told;
        this.transactions = transactions;
    }

    /** Somebody would like to follow a member. */
    void asked(ReceivedActivity.Follow follow, RemoteAuthor follower) {
        Optional<Account> member = actors.here(follow.object());
        if (member.isEmpty()) {
            return;
        }
        Account target = member.get();
        follow.id().ifPresent(id -> names.keep(follower.id(), target.id(), id.value()));
        if (follows.start(follower.id(), target.id(), true, false) == FollowOutcome.REFUSED) {
            transactions.run(() -> told.reject(target, follower.account()));
        }
    }

    /** Somebody follows a member no more, or asks no more. */
    void unfollowed(Iri object, RemoteAuthor follower) {
        actors.here(object).ifPresent(member -> follows.stop(follower.id(), member.id()));
    }

    /** Somebody lets a member follow; only where the member has asked. */
    void accepted(ReceivedDocument request, RemoteAuthor target) {
        asker(request).ifPresent(member -> follows.accept(target.id(), member.id()));
    }

    /** Somebody does not let a member follow, or no longer. */
    void rejected(ReceivedDocument request, RemoteAuthor target) {
        asker(request).ifPresent(member -> follows.remove(target.id(), member.id()));
    }

    void blocked(Iri object, RemoteAuthor blocker) {
        actors.here(object).ifPresent(member -> relationships.block(blocker.id(), member.id()));
    }

    void unblocked(Iri object, RemoteAuthor blocker) {
        actors.here(object).ifPresent(member -> relationships.unblock(blocker.id(), member.id()));
    }

    /** The member whose follow is answered: it is included, or named as we name follows. */
    private Optional<Account> asker(ReceivedDocument request) {
        return switch (request) {
            case ReceivedActivity.Follow follow -> actors.here(follow.actor());
            case ReceivedDocument.Named(Iri iri) -> actors.here(iri.withoutFragment());
            default -> Optional.empty();
        };
    }
}
