package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.FollowChange;
import health.rounds.accounts.Follows;
import health.rounds.accounts.Relationships;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Ids;
import health.rounds.posts.Marks;
import health.rounds.posts.Mention;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import health.rounds.timelines.LiveStreams;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Tells people what concerns them: hears events from the outbox, after the commit and on a thread of its own, so that telling can
 * neither fail nor slow what happened. An event may come twice after a crash; nobody is told twice.
 */
@Component
class Teller {
    private final NoticeStore store;
    private final Posts posts;
    private final Polls polls;
    private final Reactions reactions;
    private final Follows follows;
    private final Relationships relationships;
    private final LiveStreams streams;
    private final Ids ids;

    Teller(
            NoticeStore store,
            Posts posts,
            Polls polls,
            Reactions reactions,
            Follows follows,
            Relationships relationships,
            LiveStreams streams,
            Ids ids) {
        this.store = store;
        this.posts = posts;
        this.polls = polls;
        this.reactions = reactions;
        this.follows = follows;
        this.relationships = relationships;
        this.streams = streams;
        this.ids = ids;
    }

    @ApplicationModuleListener
    void on(PostEvent event) {
        switch (event) {
            case PostEvent.Published published -> find(published.post()).ifPresent(this::published);
            case PostEvent.Edited edited -> find(edited.post()).ifPresent(this::edited);
            case PostEvent.Withdrawn withdrawn -> store.deleteOfPost(withdrawn.post());
            case PostEvent.Boosted boosted -> boosted(boosted);
            case PostEvent.Favourited favourited ->
                find(favourited.post()).ifPresent(post -> favourited(post, favourited.by()));
            case PostEvent.Unfavourited taken -> store.delete(NoticeKind.FAVOURITE, taken.by(), taken.post());
            case PostEvent.PollClosed closed -> find(closed.post()).ifPresent(this::pollClosed);
        }
    }

    @ApplicationModuleListener
    void on(FollowChange change) {
        switch (change) {
            case FollowChange.Started started -> {
                store.delete(NoticeKind.FOLLOW_REQUEST, started.target(), started.follower());
                if (started.isNew()) {
                    tell(started.target(), NoticeKind.FOLLOW, started.follower(), null);
                }
            }
            case FollowChange.Requested requested ->
                tell(requested.target(), NoticeKind.FOLLOW_REQUEST, requested.follower(), null);
            case FollowChange.Stopped stopped -> {
                store.delete(NoticeKind.FOLLOW, stopped.target(), stopped.follower());
                store.delete(NoticeKind.FOLLOW_REQUEST, stopped.target(), stopped.follower());
            }
        }
    }

    private void published(Post post) {
        Set<AccountId> told = new HashSet<>();
        for (Mention mention : post.mentions()) {
            if (told.add(mention.account()) && !reactions.hasMutedThread(mention.account(), post.id())) {
                tell(mention.account(), NoticeKind.MENTION, post.author(), post.id());
            }
        }
        boolean answersOthers = post.replyToAccount()
                .filter(other -> !other.equals(post.author()))
                .isPresent();
        if (post.visibility() != Visibility.DIRECT && !answersOthers) {
            for (AccountId follower : follows.notifiedOf(post.author())) {
                if (told.add(follower)) {
                    tell(follower, NoticeKind.POST, post.author(), post.id());
                }
            }
        }
    }

    private void edited(Post post) {
        for (Post boost : posts.unfiltered(posts.boostsOf(post.id()))) {
            tell(boost.author(), NoticeKind.EDIT, post.author(), post.id());
        }
    }

    private void favourited(Post post, AccountId by) {
        // Events are heard side by side, so what has been taken back may be heard last.
        Marks marks = reactions.marks(by, List.of(post.id())).getOrDefault(post.id(), Marks.NONE);
        if (marks.favourited()) {
            tellOf(post, NoticeKind.FAVOURITE, by);
        }
    }

    private void boosted(PostEvent.Boosted event) {
        Optional<Post> boost = find(event.boost());
        if (boost.isPresent()) {
            find(event.post())
                    .ifPresent(
                            post -> tellOf(post, NoticeKind.BOOST, boost.get().author()));
        }
    }

    private void pollClosed(Post post) {
        tellEvenOneself(post.author(), NoticeKind.POLL, post.author(), post.id());
        for (AccountId voter : polls.voters(post.id())) {
            tell(voter, NoticeKind.POLL, post.author(), post.id());
        }
    }

    private void tellOf(Post post, NoticeKind kind, AccountId by) {
        if (!reactions.hasMutedThread(post.author(), post.id())) {
            tell(post.author(), kind, by, post.id());
        }
    }

    private void tell(AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post) {
        if (!to.equals(from)) {
            tellEvenOneself(to, kind, from, post);
        }
    }

    private void tellEvenOneself(AccountId to, NoticeKind kind, AccountId from, @Nullable PostId post) {
        if (relationships.silentFor(to).contains(from)) {
            return;
        }
        long id = ids.next();
        if (store.insert(id, to, kind, from, post)) {
            AfterCommit.run(() -> streams.notice(to, id));
        }
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().findFirst();
    }
}
