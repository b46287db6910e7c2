package health.rounds.posts;

import health.rounds.accounts.AccountId;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Transactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The front door to polls: vote, and who voted what. */
@Component
public class Polls {
    private static final int CLOSED_AT_ONCE = 100;

    private final PollStore store;
    private final Posts posts;
    private final Clock clock;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Polls(PollStore store, Posts posts, Clock clock, Transactions transactions, ApplicationEventPublisher events) {
        this.store = store;
        this.posts = posts;
        this.clock = clock;
        this.transactions = transactions;
        this.events = events;
    }

    /** Votes once and for all; the choices are positions from 0. */
    public VoteOutcome vote(AccountId voter, PostId id, Collection<Integer> given) {
        Optional<Post> post =
                posts.byId(id, Optional.of(voter)).filter(found -> found.poll().isPresent());
        if (post.isEmpty()) {
            return new VoteOutcome.Unknown();
        }
        if (post.get().author().equals(voter)) {
            return new VoteOutcome.Refused("You cannot vote in your own poll.");
        }
        Set<Integer> choices = new TreeSet<>(given);
        return transactions.call(
                () -> store.lock(id).map(poll -> count(poll, voter, choices)).orElseGet(VoteOutcome.Unknown::new));
    }

    private VoteOutcome count(Poll poll, AccountId voter, Set<Integer> choices) {
        if (poll.isClosed(clock.instant())) {
            return new VoteOutcome.Refused("This poll has already ended.");
        }
        if (choices.isEmpty() || (choices.size() > 1 && !poll.multiple())) {
            return new VoteOutcome.Refused(poll.multiple() ? "Choose at least one answer." : "Choose one answer.");
        }
        if (choices.stream()
                .anyMatch(choice -> choice < 0 || choice >= poll.options().size())) {
            return new VoteOutcome.Refused("This poll has no such answer.");
        }
        if (!store.insertVote(poll.post(), voter, choices)) {
            return new VoteOutcome.Refused("You have already voted in this poll.");
        }
        store.count(poll.post(), choices);
        events.publishEvent(new PostEvent.Voted(poll.post(), voter, List.copyOf(choices)));
        AfterCommit.run(() -> events.publishEvent(new PostChanged(poll.post())));
        return new VoteOutcome.Counted(store.lock(poll.post()).orElseThrow());
    }

    /** What a viewer voted; a poll without the viewer's vote is left out. */
    public Map<PostId, List<Integer>> votes(AccountId viewer, Collection<PostId> of) {
        return of.isEmpty() ? Map.of() : store.votesBy(viewer, of);
    }

    /** Everyone who voted. */
    public List<AccountId> voters(PostId post) {
        return store.voters(post);
    }

    /** Tells the outbox of polls whose time is over. */
    @Scheduled(fixedDelayString = "PT10S")
    void close() {
        transactions.run(() -> store.takeClosed(clock.instant(), CLOSED_AT_ONCE).forEach(post -> {
            events.publishEvent(new PostEvent.PollClosed(post));
            AfterCommit.run(() -> events.publishEvent(new PostChanged(post)));
        }));
    }
}
