package health.rounds.publishing;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.guard.Answer;
import health.rounds.guard.Author;
import health.rounds.guard.Clearance;
import health.rounds.guard.Guard;
import health.rounds.guard.Submission;
import health.rounds.guard.Verdict;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Transactions;
import health.rounds.posts.Draft;
import health.rounds.posts.DraftProblem;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.timelines.Timelines;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to making something public, changing it and taking it back: the recipes, read from top to bottom. */
@Component
public class Publisher {
    private final Guard guard;
    private final Accounts accounts;
    private final MediaLibrary library;
    private final Posts posts;
    private final Reactions reactions;
    private final Timelines timelines;
    private final IdempotencyStore keys;
    private final ScheduleStore schedule;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publisher(
            Guard guard,
            Accounts accounts,
            MediaLibrary library,
            Posts posts,
            Reactions reactions,
            Timelines timelines,
            IdempotencyStore keys,
            ScheduleStore schedule,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.guard = guard;
        this.accounts = accounts;
        this.library = library;
        this.posts = posts;
        this.reactions = reactions;
        this.timelines = timelines;
        this.keys = keys;
        this.schedule = schedule;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** What the guard says of a draft, for the composer; stores nothing. The offsets of its findings are those of {@code Text.clean(draft.text())}. */
    public Verdict preview(AccountId author, Draft draft, List<Answer> answers) {
        return screen(author, DraftRules.clean(draft), answers);
    }

    /** Publishes or schedules a draft. */
    public PublishOutcome publish(AccountId author, NewPost given) {
        Optional<PublishOutcome> repeated = given.idempotencyKey().flatMap(key -> outcomeOf(author, key));
        if (repeated.isPresent()) {
            return repeated.get();
        }
        NewPost newPost = given.with(DraftRules.clean(given.draft()));
        Optional<String> problem = problem(author, newPost);
        if (problem.isPresent()) {
            return new PublishOutcome.Refused(problem.get());
        }
        return switch (screen(author, newPost.draft(), newPost.answers())) {
            case Verdict.Held(var findings) -> new PublishOutcome.Held(findings);
            case Verdict.Ask(var findings) -> new PublishOutcome.Asked(findings);
            case Verdict.Clear(var clearance, var _) ->
                newPost.dueAt().isPresent()
                        ? keep(author, newPost, newPost.dueAt().get())
                        : add(author, newPost, clearance);
        };
    }

    private PublishOutcome add(AccountId author, NewPost newPost, Clearance clearance) {
        return once(author, newPost.idempotencyKey(), claimed -> {
            Post post = posts.add(author, newPost.draft(), clearance, newPost.app());
            claimed.ifPresent(key -> keys.keepPost(author, key, post.id()));
            events.publishEvent(
                    new PostEvent.Published(post.id(), author, !post.mentions().isEmpty()));
            AfterCommit.run(() -> timelines.admit(post));
            return new PublishOutcome.Published(post);
        });
    }

    private PublishOutcome keep(AccountId author, NewPost newPost, Instant dueAt) {
        return once(author, newPost.idempotencyKey(), claimed -> {
            ScheduledPost scheduled = schedule.insert(author, newPost, dueAt);
            library.keepUntil(author, newPost.draft().media(), ScheduledPosts.picturesUntil(dueAt));
            claimed.ifPresent(key -> keys.keepScheduled(author, key, scheduled.id()));
            return new PublishOutcome.Scheduled(scheduled);
        });
    }

    /** Runs in one transaction; under a key that another request has used meanwhile, gives that one's outcome instead. */
    private PublishOutcome once(
            AccountId author, Optional<String> key, Function<Optional<String>, PublishOutcome> work) {
        try {
            return transactions.call(() -> {
                if (key.isPresent() && !keys.claim(author, key.get(), clock.instant())) {
                    return outcomeOf(author, key.get()).orElseGet(PublishOutcome.Unknown::new);
                }
                return work.apply(key);
            });
        } catch (DraftProblem problem) {
            return new PublishOutcome.Refused(problem.reason());
        }
    }

    /** Changes text, warning, language, media or poll of one's own post; visibility and what it replies to stay. */
    public PublishOutcome edit(AccountId author, PostId id, Draft given, List<Answer> answers) {
        Optional<Post> before = posts.byId(id, Optional.of(author))
                .filter(post -> post.author().equals(author) && post.boostOf().isEmpty());
        if (before.isEmpty()) {
            return new PublishOutcome.Unknown();
        }
        Draft draft = DraftRules.clean(given);
        Optional<String> problem = DraftRules.problem(draft).or(() -> mediaProblem(author, draft));
        if (problem.isPresent()) {
            return new PublishOutcome.Refused(problem.get());
        }
        return switch (screen(author, draft, answers)) {
            case Verdict.Held(var findings) -> new PublishOutcome.Held(findings);
            case Verdict.Ask(var findings) -> new PublishOutcome.Asked(findings);
            case Verdict.Clear(var clearance, var _) -> change(author, id, draft, clearance);
        };
    }

    private PublishOutcome change(AccountId author, PostId id, Draft draft, Clearance clearance) {
        try {
            Optional<Post> edited = transactions.call(() -> {
                Optional<Post> post = posts.edit(author, id, draft, clearance);
                post.ifPresent(found -> events.publishEvent(new PostEvent.Edited(found.id())));
                return post;
            });
            edited.ifPresent(timelines::revise);
            return edited.<PublishOutcome>map(PublishOutcome.Published::new).orElseGet(PublishOutcome.Unknown::new);
        } catch (DraftProblem problem) {
            return new PublishOutcome.Refused(problem.reason());
        }
    }

    /** Takes one's own post (or boost) back; empty where it is not theirs. Answers with the post as it was, for "delete and redraft". */
    public Optional<Post> withdraw(AccountId author, PostId id) {
        Optional<Posts.Removed> removed = transactions.call(() -> {
            Optional<Posts.Removed> gone = posts.remove(author, id);
            gone.ifPresent(what -> what.gone()
                    .forEach(each -> events.publishEvent(new PostEvent.Withdrawn(each.id(), each.author()))));
            return gone;
        });
        removed.ifPresent(timelines::dismiss);
        return removed.map(Posts.Removed::post);
    }

    /** Boosts a post; answers with the boost. Empty where the post may not be boosted by this account. */
    public Optional<Post> boost(AccountId account, PostId target, Visibility visibility) {
        Optional<Posts.Boost> boost = transactions.call(() -> {
            Optional<Posts.Boost> added = posts.boost(account, target, visibility);
            added.filter(Posts.Boost::isNew)
                    .ifPresent(fresh -> events.publishEvent(
                            new PostEvent.Boosted(fresh.post().id(), target)));
            return added;
        });
        boost.filter(Posts.Boost::isNew).ifPresent(fresh -> {
            reactions.boostsChanged(account);
            timelines.admit(fresh.post());
        });
        return boost.map(Posts.Boost::post);
    }

    /** Takes a boost back; answers with the post that was boosted, empty where it may not be read. */
    public Optional<Post> unboost(AccountId account, PostId target) {
        posts.boostBy(account, target).ifPresent(boost -> {
            withdraw(account, boost);
            reactions.boostsChanged(account);
        });
        return posts.byId(target, Optional.of(account));
    }

    private Verdict screen(AccountId author, Draft draft, List<Answer> answers) {
        Account account = accounts.byId(author).orElseThrow();
        return guard.screen(
                new Submission(draft.parts(pictures(draft.media())), answers),
                new Author(account.displayName(), account.username()));
    }

    private Optional<String> problem(AccountId author, NewPost newPost) {
        return DraftRules.problem(newPost.draft())
                .or(() -> mediaProblem(author, newPost.draft()))
                .or(() -> replyProblem(author, newPost.draft()))
                .or(() -> newPost.dueAt()
                        .filter(this::isTooSoon)
                        .map(due -> "A post can be scheduled from 5 minutes ahead."));
    }

    private Optional<String> mediaProblem(AccountId author, Draft draft) {
        List<Media> found = pictures(draft.media());
        boolean all = found.size() == draft.media().size()
                && found.stream().allMatch(picture -> picture.owner().equals(author));
        return all ? Optional.empty() : Optional.of("A picture of this post does not exist any more. Upload it again.");
    }

    private Optional<String> replyProblem(AccountId author, Draft draft) {
        return draft.replyTo()
                .filter(id -> posts.byId(id, Optional.of(author)).isEmpty())
                .map(id -> "The post you are replying to no longer exists.");
    }

    private boolean isTooSoon(Instant dueAt) {
        return dueAt.isBefore(clock.instant().plus(ScheduledPosts.EARLIEST));
    }

    private List<Media> pictures(List<MediaId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<MediaId, Media> found = library.byIds(ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private Optional<PublishOutcome> outcomeOf(AccountId author, String key) {
        return keys.find(author, key)
                .flatMap(used -> used.post()
                        .<PublishOutcome>flatMap(
                                id -> posts.byId(id, Optional.of(author)).map(PublishOutcome.Published::new))
                        .or(() -> used.scheduled()
                                .flatMap(id -> schedule.byId(author, id))
                                .map(PublishOutcome.Scheduled::new)));
    }
}
