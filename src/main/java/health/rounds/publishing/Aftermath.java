package health.rounds.publishing;

import health.rounds.platform.AfterCommit;
import health.rounds.posts.DirectPostEvent;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.Posts;
import health.rounds.posts.Visibility;
import health.rounds.previews.Previews;
import health.rounds.timelines.Timelines;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What follows where a post comes, changes or goes, whoever wrote it: the events that others hear, and its place in timelines. Inside the caller's transaction. */
@Component
final class Aftermath {
    private final Posts posts;
    private final Previews previews;
    private final Timelines timelines;
    private final ApplicationEventPublisher events;

    Aftermath(Posts posts, Previews previews, Timelines timelines, ApplicationEventPublisher events) {
        this.posts = posts;
        this.previews = previews;
        this.timelines = timelines;
        this.events = events;
    }

    void published(Post post) {
        events.publishEvent(new PostEvent.Published(
                post.id(), post.author(), !post.mentions().isEmpty()));
        post.quote()
                .filter(quote -> quote.stands() && !quote.author().equals(post.author()))
                .ifPresent(quote -> events.publishEvent(new PostEvent.Quoted(post.id(), quote.post())));
        tellIfDirect(post, () -> new DirectPostEvent.Sent(post.id()));
        previews.published(post);
        AfterCommit.run(() -> timelines.admit(post));
    }

    void edited(Post before, Post now) {
        events.publishEvent(new PostEvent.Edited(now.id()));
        previews.edited(before, now);
        tellIfDirect(now, () -> new DirectPostEvent.Edited(now.id(), DirectPostEvent.peopleOf(before)));
        AfterCommit.run(() -> timelines.revise(now));
    }

    void gone(Posts.Removed removed) {
        Post post = removed.post();
        removed.gone()
                .forEach(each -> events.publishEvent(new PostEvent.Withdrawn(
                        each.id(),
                        each.author(),
                        each.id().equals(post.id()) ? post.boostOf() : Optional.of(post.id()))));
        previews.gone(removed.gone().stream().map(Posts.Gone::id).toList());
        tellIfDirect(post, () -> new DirectPostEvent.Withdrawn(post.id(), DirectPostEvent.peopleOf(post)));
        AfterCommit.run(() -> {
            timelines.dismiss(removed);
            posts.unfiltered(removed.quoting()).forEach(timelines::revise);
        });
    }

    private void tellIfDirect(Post post, Supplier<DirectPostEvent> event) {
        if (post.visibility() == Visibility.DIRECT) {
            events.publishEvent(event.get());
        }
    }
}
