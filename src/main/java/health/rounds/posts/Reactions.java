package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.accounts.Accounts;
import health.rounds.accounts.Belongings;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import health.rounds.platform.Transactions;
import health.rounds.posts.ReactionStore.Entry;
import health.rounds.posts.ReactionStore.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The front door to favourites, bookmarks, pins and muted threads. Each act may be repeated without effect. */
@Component
public class Reactions implements Belongings {
    private final ReactionStore store;
    private final PostStore postStore;
    private final MarkCache cache;
    private final Posts posts;
    private final Accounts accounts;
    private final Ids ids;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Reactions(
            ReactionStore store,
            PostStore postStore,
            MarkCache cache,
            Posts posts,
            Accounts accounts,
            Ids ids,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.postStore = postStore;
        this.cache = cache;
        this.posts = posts;
        this.accounts = accounts;
        this.ids = ids;
        this.transactions = transactions;
        this.events = events;
    }

    /** Empty where the post does not exist or may not be read. */
    public Optional<Post> favourite(AccountId viewer, PostId post) {
        return react(viewer, post, () -> like(viewer, post));
    }

    /** The same by somebody elsewhere who wants to see nothing of it. */
    public void favouriteUnseen(AccountId viewer, PostId post) {
        act(viewer, post, () -> like(viewer, post));
    }

    private void like(AccountId viewer, PostId post) {
        long favourite = ids.next();
        if (store.add(Table.FAVOURITES, viewer, post, favourite)) {
            postStore.count(post, 0, 0, 1);
            events.publishEvent(new PostEvent.Favourited(post, viewer, favourite));
            countChanged(post);
        }
    }

    /** The same by somebody elsewhere, with the name that it has there. */
    public Optional<Post> favourite(AccountId viewer, PostId post, String name) {
        Optional<Post> favourited = favourite(viewer, post);
        favourited.ifPresent(_ -> store.name(viewer, post, name));
        return favourited;
    }

    /** What a favourite is called among servers, where that was told. */
    public Optional<String> nameOfFavourite(AccountId by, PostId post) {
        return store.nameOf(by, post);
    }

    /** Empty where the post does not exist or may not be read. */
    public Optional<Post> unfavourite(AccountId viewer, PostId post) {
        return react(
                viewer,
                post,
                () -> store.remove(Table.FAVOURITES, viewer, post).ifPresent(favourite -> {
                    postStore.count(post, 0, 0, -1);
                    events.publishEvent(new PostEvent.Unfavourited(post, viewer, favourite));
                    countChanged(post);
                }));
    }

    /** Empty where the post does not exist or may not be read. */
    public Optional<Post> bookmark(AccountId viewer, PostId post) {
        return react(viewer, post, () -> store.add(Table.BOOKMARKS, viewer, post, ids.next()));
    }

    /** Empty where the post does not exist or may not be read. */
    public Optional<Post> unbookmark(AccountId viewer, PostId post) {
        return react(viewer, post, () -> store.remove(Table.BOOKMARKS, viewer, post));
    }

    /** Pins one's own public, unlisted or followers post to the profile. */
    public PinOutcome pin(AccountId viewer, PostId id) {
        Optional<Post> found = posts.byId(id, Optional.of(viewer));
        if (found.isEmpty()) {
            return new PinOutcome.Unknown();
        }
        Post post = found.get();
        if (!post.author().equals(viewer) || post.boostOf().isPresent()) {
            return new PinOutcome.Refused("You can pin only your own posts.");
        }
        if (post.visibility() == Visibility.DIRECT) {
            return new PinOutcome.Refused("A post for the people you mention cannot be pinned to your profile.");
        }
        return transactions.call(() -> {
            if (store.add(Table.PINS, viewer, id, ids.next())) {
                if (store.count(Table.PINS, viewer) > PostLimits.MAX_PINS) {
                    store.remove(Table.PINS, viewer, id);
                    return new PinOutcome.Refused(
                            "You can pin at most " + PostLimits.MAX_PINS + " posts. Unpin another one first.");
                }
                events.publishEvent(new PostEvent.Pinned(id, viewer));
            }
            AfterCommit.run(() -> cache.drop(viewer));
            return new PinOutcome.Pinned(post);
        });
    }

    /** Empty where the post does not exist or may not be read. */
    public Optional<Post> unpin(AccountId viewer, PostId post) {
        return react(viewer, post, () -> {
            if (store.remove(Table.PINS, viewer, post).isPresent()) {
                events.publishEvent(new PostEvent.Unpinned(post, viewer));
            }
        });
    }

    /** The viewer is told no more of what happens in the post's thread. */
    public Optional<Post> muteThread(AccountId viewer, PostId post) {
        return react(viewer, post, () -> threadOf(post).ifPresent(thread -> store.muteThread(viewer, thread)));
    }

    /** The viewer is told again. */
    public Optional<Post> unmuteThread(AccountId viewer, PostId post) {
        return react(viewer, post, () -> threadOf(post).ifPresent(thread -> store.unmuteThread(viewer, thread)));
    }

    /** Whether the viewer has muted the thread of a post. */
    public boolean hasMutedThread(AccountId viewer, PostId post) {
        MarkCache.ViewerMarks marks = cache.of(viewer);
        return marks.mutedThreads().length > 0
                && threadOf(post)
                        .map(thread -> marks.mutesThread(thread.value()))
                        .orElse(false);
    }

    /** What the viewer has done with these posts; answered from memory after the first time. */
    public Map<PostId, Marks> marks(AccountId viewer, Collection<PostId> wanted) {
        MarkCache.ViewerMarks marks = cache.of(viewer);
        Map<PostId, PostId> threads = marks.mutedThreads().length == 0 ? Map.of() : threads(wanted);
        Map<PostId, Marks> byPost = HashMap.newHashMap(wanted.size());
        for (PostId post : wanted) {
            PostId thread = threads.get(post);
            byPost.put(post, marks.of(post, thread != null && marks.mutesThread(thread.value())));
        }
        return byPost;
    }

    /** The viewer's boosts changed; called after the commit of a boost or of its removal. */
    public void boostsChanged(AccountId viewer) {
        cache.drop(viewer);
    }

    /** Newest first. */
    public Slice<Account> favouritedBy(PostId post, Page page) {
        return people(store.byPost(Table.FAVOURITES, post, page));
    }

    /** Newest first. */
    public Slice<Account> boostedBy(PostId post, Page page) {
        return people(store.boostsOf(post, page));
    }

    /** Posts the viewer favourited, newest favourite first. */
    public Slice<Post> favouritesOf(AccountId viewer, Page page) {
        return postsOf(viewer, store.byAccount(Table.FAVOURITES, viewer, page));
    }

    /** Posts the viewer bookmarked, newest bookmark first. */
    public Slice<Post> bookmarksOf(AccountId viewer, Page page) {
        return postsOf(viewer, store.byAccount(Table.BOOKMARKS, viewer, page));
    }

    /** What an account did with posts; how it voted remains in the sums. */
    @Override
    public void erase(AccountId account) {
        store.removeAll(account).forEach(this::countChanged);
        AfterCommit.run(() -> cache.drop(account));
    }

    private Optional<Post> react(AccountId viewer, PostId post, Runnable act) {
        return act(viewer, post, act) ? posts.byId(post, Optional.of(viewer)) : Optional.empty();
    }

    /** False where the viewer may not read the post. */
    private boolean act(AccountId viewer, PostId post, Runnable act) {
        if (posts.byId(post, Optional.of(viewer)).isEmpty()) {
            return false;
        }
        transactions.run(() -> {
            act.run();
            AfterCommit.run(() -> cache.drop(viewer));
        });
        return true;
    }

    private void countChanged(PostId post) {
        AfterCommit.run(() -> events.publishEvent(new PostChanged(post)));
    }

    private Optional<PostId> threadOf(PostId post) {
        return postStore.byId(post).map(PostRow::thread);
    }

    private Map<PostId, PostId> threads(Collection<PostId> wanted) {
        return postStore.byIds(wanted).stream().collect(Collectors.toMap(PostRow::id, PostRow::thread));
    }

    private Slice<Account> people(List<Entry> entries) {
        Map<AccountId, Account> found = accounts.byIds(
                entries.stream().map(entry -> new AccountId(entry.account())).toList());
        return Slice.of(
                entries,
                entry -> {
                    Account account = found.get(new AccountId(entry.account()));
                    return account == null || account.sanctions().isSuspended() ? null : account;
                },
                Entry::id);
    }

    private Slice<Post> postsOf(AccountId viewer, List<Entry> entries) {
        Map<PostId, Post> found = posts.byIds(entries.stream().map(Entry::post).toList(), Optional.of(viewer)).stream()
                .collect(Collectors.toMap(Post::id, Function.identity()));
        return Slice.of(entries, entry -> found.get(entry.post()), Entry::id);
    }
}
