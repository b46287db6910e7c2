package health.rounds.publishing;

import health.rounds.accounts.AccountId;
import health.rounds.guard.Clearance;
import health.rounds.guard.Part;
import health.rounds.guard.Verdict;
import health.rounds.media.Media;
import health.rounds.media.MediaId;
import health.rounds.media.MediaLibrary;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Transactions;
import health.rounds.posts.Boosts;
import health.rounds.posts.Draft;
import health.rounds.posts.DraftProblem;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.QuoteCheck;
import health.rounds.posts.Quotes;
import health.rounds.posts.Reactions;
import health.rounds.posts.Replies;
import health.rounds.posts.Visibility;
import health.rounds.privacy.Consents;
import health.rounds.privacy.Privacy;
import health.rounds.privacy.Said;
import health.rounds.privacy.Withdrawal;
import health.rounds.privacy.Withdrawals;
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
    /** How many posts are looked for at a time where all of an account are removed. */
    private static final int AT_ONCE = 100;

    private final Privacy privacy;
    private final Consents consents;
    private final Withdrawals withdrawals;
    private final MediaLibrary library;
    private final Posts posts;
    private final Boosts boosts;
    private final Quotes quotes;
    private final Replies replies;
    private final Reactions reactions;
    private final Timelines timelines;
    private final Aftermath aftermath;
    private final IdempotencyStore keys;
    private final ScheduleStore schedule;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Publisher(
            Privacy privacy,
            Consents consents,
            Withdrawals withdrawals,
            MediaLibrary library,
            Posts posts,
            Boosts boosts,
            Quotes quotes,
            Replies replies,
            Reactions reactions,
            Timelines timelines,
            Aftermath aftermath,
            IdempotencyStore keys,
            ScheduleStore schedule,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.privacy = privacy;
        this.consents = consents;
        this.withdrawals = withdrawals;
        this.library = library;
        this.posts = posts;
        this.boosts = boosts;
        this.quotes = quotes;
        this.replies = replies;
        this.reactions = reactions;
        this.timelines = timelines;
        this.aftermath = aftermath;
        this.keys = keys;
        this.schedule = schedule;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** What the guard says of a draft, for the composer; stores nothing. The offsets of its findings are those of {@code Text.clean(draft.text())}. */
    public Verdict preview(AccountId author, Draft draft, Said said) {
        return privacy.screen(author, parts(DraftRules.clean(draft)), said);
    }

    /** What is wrong with the reasons and the consent that are given for overriding a block. */
    public Optional<String> problemWith(AccountId author, Draft draft, Said said) {
        return privacy.problem(author, parts(DraftRules.clean(draft)), said);
    }

    /** The fingerprint of a draft's texts, by which a consent names what the patient saw. */
    public String fingerprint(Draft draft) {
        return Clearance.digest(parts(DraftRules.clean(draft)));
    }

    /** Publishes or schedules a draft. */
    public PublishOutcome publish(AccountId author, NewPost given) {
        return publish(author, given, given.app().isPresent());
    }

    /** Publishes a post whose time has come; nobody is there to be asked. */
    PublishOutcome publishDue(AccountId author, NewPost scheduled) {
        return publish(author, scheduled, false);
    }

    private PublishOutcome publish(AccountId author, NewPost given, boolean fromApp) {
        Optional<PublishOutcome> repeated = given.idempotencyKey().flatMap(key -> outcomeOf(author, key));
        if (repeated.isPresent()) {
            return repeated.get();
        }
        return switch (quotes.settle(author, DraftRules.clean(given.draft()))) {
            case QuoteCheck.Unknown() -> new PublishOutcome.Unknown();
            case QuoteCheck.Refused(String reason) -> new PublishOutcome.Refused(reason);
            case QuoteCheck.Settled(Draft draft) -> screenAndPublish(author, given.with(draft), fromApp);
        };
    }

    private PublishOutcome screenAndPublish(AccountId author, NewPost newPost, boolean fromApp) {
        List<Part> parts = parts(newPost.draft());
        Optional<String> problem = problem(author, newPost).or(() -> privacy.problem(author, parts, newPost.said()));
        if (problem.isPresent()) {
            return new PublishOutcome.Refused(problem.get());
        }
        return switch (screen(author, parts, newPost.said(), fromApp)) {
            case Verdict.Held(var findings) -> new PublishOutcome.Held(findings);
            case Verdict.Ask(var findings) -> new PublishOutcome.Asked(findings);
            case Verdict.Clear(var clearance, var _) ->
                newPost.dueAt().isPresent()
                        ? keep(
                                author,
                                newPost.saying(newPost.said().with(clearance)),
                                newPost.dueAt().get())
                        : add(author, newPost, clearance);
        };
    }

    private Verdict screen(AccountId author, List<Part> parts, Said said, boolean fromApp) {
        return fromApp ? privacy.screenFromApp(author, parts) : privacy.screen(author, parts, said);
    }

    private PublishOutcome add(AccountId author, NewPost newPost, Clearance clearance) {
        return once(author, newPost.idempotencyKey(), claimed -> {
            Post post = posts.add(author, newPost.draft(), clearance, newPost.app());
            privacy.record(author, post.id().value(), clearance, newPost.said());
            claimed.ifPresent(key -> keys.keepPost(author, key, post.id()));
            aftermath.published(post);
            return new PublishOutcome.Published(post, Optional.of(clearance));
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

    /**
     * Changes text, warning, language, media, poll or who may quote it of one's own post; visibility, what it replies to and what it
     * quotes stay.
     *
     * @param fromApp whether an app sends it, which answers the guard's questions by sending it again
     */
    public PublishOutcome edit(AccountId author, PostId id, Draft given, Said said, boolean fromApp) {
        Optional<Post> before = posts.byId(id, Optional.of(author))
                .filter(post -> post.author().equals(author) && post.boostOf().isEmpty());
        if (before.isEmpty()) {
            return new PublishOutcome.Unknown();
        }
        Draft draft = DraftRules.clean(given).asEditOf(before.get());
        List<Part> parts = parts(draft);
        Optional<String> problem = DraftRules.problem(draft)
                .or(() -> mediaProblem(author, draft))
                .or(() -> privacy.problem(author, parts, said));
        if (problem.isPresent()) {
            return new PublishOutcome.Refused(problem.get());
        }
        return switch (screen(author, parts, said, fromApp)) {
            case Verdict.Held(var findings) -> new PublishOutcome.Held(findings);
            case Verdict.Ask(var findings) -> new PublishOutcome.Asked(findings);
            case Verdict.Clear(var clearance, var _) -> change(before.get(), draft, clearance, said);
        };
    }

    private PublishOutcome change(Post before, Draft draft, Clearance clearance, Said said) {
        AccountId author = before.author();
        PostId id = before.id();
        try {
            Optional<Post> edited = transactions.call(() -> {
                Optional<Post> post = posts.edit(author, id, draft, clearance);
                post.ifPresent(found -> {
                    privacy.record(author, id.value(), clearance, said);
                    aftermath.edited(before, found);
                });
                return post;
            });
            return edited.<PublishOutcome>map(post -> new PublishOutcome.Published(post, Optional.of(clearance)))
                    .orElseGet(PublishOutcome.Unknown::new);
        } catch (DraftProblem problem) {
            return new PublishOutcome.Refused(problem.reason());
        }
    }

    /** Takes one's own post (or boost) back; empty where it is not theirs. Answers with the post as it was, for "delete and redraft". */
    public Optional<Post> withdraw(AccountId author, PostId id) {
        return takeDown(author, id, author, Withdrawal.Why.AUTHOR);
    }

    /** A privacy officer takes down somebody's post; false where that author has no such post any more. */
    public boolean takeDown(AccountId author, PostId id, AccountId officer) {
        return takeDown(author, id, officer, Withdrawal.Why.OFFICER).isPresent();
    }

    /** Moderators take down somebody's post for breaking the rules; false where that author has no such post any more. */
    public boolean moderate(AccountId author, PostId id, AccountId moderator) {
        return takeDown(author, id, moderator, Withdrawal.Why.MODERATOR).isPresent();
    }

    /** Removes all that an account has posted and boosted, inside the caller's transaction, and leaves no receipts of it. */
    public void removeAll(AccountId author) {
        List<PostId> some = posts.someOf(author, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(id -> posts.remove(author, id).ifPresent(aftermath::gone));
            some = posts.someOf(author, AT_ONCE);
        }
    }

    /** A patient took the consent back, as its author or a privacy officer says: with it go the posts that stand on it. Answers with those taken down now. */
    public List<PostId> withdrawConsent(long consent, AccountId by) {
        return transactions.call(() -> consents.withdraw(consent).stream()
                .flatMap(withdrawn -> withdrawn.posts().stream()
                        .map(PostId::new)
                        .filter(post -> takeDown(withdrawn.author(), post, by, Withdrawal.Why.CONSENT)
                                .isPresent()))
                .toList());
    }

    private Optional<Post> takeDown(AccountId author, PostId id, AccountId by, Withdrawal.Why why) {
        return transactions.call(() -> {
            Optional<Posts.Removed> removed = posts.remove(author, id);
            removed.ifPresent(gone -> {
                if (gone.post().boostOf().isEmpty()) {
                    withdrawals.keep(withdrawal(gone, by, why));
                }
                aftermath.gone(gone);
            });
            return removed.map(Posts.Removed::post);
        });
    }

    private Withdrawal withdrawal(Posts.Removed gone, AccountId by, Withdrawal.Why why) {
        return new Withdrawal(
                gone.post().id().value(),
                gone.post().author(),
                clock.instant(),
                by,
                why,
                gone.versions(),
                gone.pictures(),
                gone.gone().size() - 1);
    }

    /** Boosts a post; answers with the boost. Empty where the post may not be boosted by this account. */
    public Optional<Post> boost(AccountId account, PostId target, Visibility visibility) {
        Optional<Boosts.Boost> boost = transactions.call(() -> {
            Optional<Boosts.Boost> added = boosts.add(account, target, visibility);
            added.filter(Boosts.Boost::isNew)
                    .ifPresent(fresh -> events.publishEvent(
                            new PostEvent.Boosted(fresh.post().id(), target)));
            return added;
        });
        boost.filter(Boosts.Boost::isNew)
                .ifPresent(fresh -> AfterCommit.run(() -> {
                    reactions.boostsChanged(account);
                    timelines.admit(fresh.post());
                }));
        return boost.map(Boosts.Boost::post);
    }

    /** Takes a boost back; answers with the post that was boosted, empty where it may not be read. */
    public Optional<Post> unboost(AccountId account, PostId target) {
        boosts.by(account, target).ifPresent(boost -> {
            withdraw(account, boost);
            reactions.boostsChanged(account);
        });
        return posts.byId(target, Optional.of(account));
    }

    private List<Part> parts(Draft draft) {
        return draft.parts(pictures(draft.media()));
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
        return draft.replyTo().flatMap(id -> replies.problem(author, id));
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
                        .<PublishOutcome>flatMap(id -> posts.byId(id, Optional.of(author))
                                .map(post -> new PublishOutcome.Published(post, Optional.empty())))
                        .or(() -> used.scheduled()
                                .flatMap(id -> schedule.byId(author, id))
                                .map(PublishOutcome.Scheduled::new)));
    }
}
