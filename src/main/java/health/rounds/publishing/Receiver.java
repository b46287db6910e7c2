package health.rounds.publishing;

import health.rounds.accounts.RemoteAuthor;
import health.rounds.platform.AfterCommit;
import health.rounds.platform.Transactions;
import health.rounds.posts.Boosts;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.ReceivedPost;
import health.rounds.posts.RemotePosts;
import health.rounds.posts.Visibility;
import health.rounds.previews.Card;
import health.rounds.previews.Previews;
import health.rounds.timelines.Timelines;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The front door for what members of other servers publish, change and take back. Whoever calls has checked that it comes from the
 * author's server. It is not screened by the guard, which stands before what members write here; from here on it goes the same way as theirs.
 */
@Component
public class Receiver {
    private final RemotePosts remote;
    private final Posts posts;
    private final Boosts boosts;
    private final Timelines timelines;
    private final Aftermath aftermath;
    private final Previews previews;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;

    Receiver(
            RemotePosts remote,
            Posts posts,
            Boosts boosts,
            Timelines timelines,
            Aftermath aftermath,
            Previews previews,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.remote = remote;
        this.posts = posts;
        this.boosts = boosts;
        this.timelines = timelines;
        this.aftermath = aftermath;
        this.previews = previews;
        this.transactions = transactions;
        this.events = events;
    }

    /**
     * Keeps a post, with the card that its server sent for its link; empty where it is here already. Nobody is told of one that is hours old:
     * it takes its place in the past.
     */
    public Optional<Post> receive(RemoteAuthor author, ReceivedPost received, Optional<Card> card) {
        return transactions.call(() -> {
            Optional<Post> added = remote.add(author, received);
            added.ifPresent(post -> {
                if (remote.isNews(post.createdAt())) {
                    aftermath.published(post);
                    card.ifPresent(sent -> previews.sent(post, sent));
                } else {
                    AfterCommit.run(() -> timelines.admitOld(post));
                }
            });
            return added;
        });
    }

    /** Brings a post up to date, with the card that its server sent for its link; empty where the author has no such post. */
    public Optional<Post> edit(RemoteAuthor author, PostId id, ReceivedPost received, Optional<Card> card) {
        return transactions.call(() -> {
            Optional<Post> before = posts.unfiltered(List.of(id)).stream().findFirst();
            Optional<RemotePosts.Changed> changed = remote.edit(author, id, received);
            changed.filter(RemotePosts.Changed::edited).ifPresent(edit -> {
                aftermath.edited(before.orElseThrow(), edit.post());
                card.ifPresent(sent -> previews.sent(edit.post(), sent));
            });
            return changed.map(RemotePosts.Changed::post);
        });
    }

    /** Takes a post or boost away; false where the author has none. */
    public boolean withdraw(RemoteAuthor author, PostId id) {
        return transactions.call(() -> {
            Optional<Posts.Removed> removed = posts.remove(author.id(), id);
            removed.ifPresent(aftermath::gone);
            return removed.isPresent();
        });
    }

    /** Keeps a boost; empty where there is one already, and where the post may not be passed on. */
    public Optional<Post> boost(
            RemoteAuthor author, PostId target, String uri, Visibility visibility, Instant publishedAt) {
        return transactions.call(() -> {
            Optional<Post> added = remote.boost(author, target, uri, visibility, publishedAt);
            added.ifPresent(boost -> {
                if (remote.isNews(boost.createdAt())) {
                    events.publishEvent(new PostEvent.Boosted(boost.id(), target));
                    AfterCommit.run(() -> timelines.admit(boost));
                } else {
                    AfterCommit.run(() -> timelines.admitOld(boost));
                }
            });
            return added;
        });
    }

    /** Takes a boost away; false where there is none. */
    public boolean unboost(RemoteAuthor author, PostId target) {
        return boosts.by(author.id(), target)
                .map(boost -> withdraw(author, boost))
                .orElse(false);
    }

    /** Hangs a post below the one that it answers, which has arrived after it. */
    public void join(PostId reply, PostId parent) {
        transactions.run(() -> remote.join(reply, parent));
    }
}
