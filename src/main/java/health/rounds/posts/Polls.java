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

    /** One more choice of somebody whose server sends each by itself; one that was sent before, or comes too late, changes nothing. */
    public void voteAlso(AccountId voter, PostId id, int choice) {
        Optional<Post> post =
                posts.byId(id, Optional.of(voter)).filter(found -> found.poll().isPresent());
        if (post.isPresent()) {
            transactions.run(() -> store.lock(id)
                    .filter(poll -> !poll.isClosed(clock.instant())
                            && choice >= 0
                            && choice < poll.options().size())
                    .ifPresent(poll -> countAlso(poll, voter, choice)));
        }
    }

    private void countAlso(Poll poll, AccountId voter, int choice) {
        List<Integer> before = store.votesBy(voter, List.of(poll.post())).getOrDefault(poll.post(), List.of());
        if (before.isEmpty()) {
            count(poll, voter, Set.of(choice));
        } else if (poll.multiple() && !before.contains(choice)) {
            store.addChoice(poll.post(), voter, choice);
            changed(poll.post(), voter, List.of(choice));
        }
    }

    private void changed(PostId post, AccountId voter, List<Integer> choices) {
        events.publishEvent(new PostEvent.Voted(post, voter, choices));
        AfterCommit.run(() -> events.publishEvent(new PostChanged(post)));
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
        changed(poll.post(), voter, List.copyOf(choices));
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
