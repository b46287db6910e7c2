package health.rounds.plan;

import health.rounds.platform.OutboxListener;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes actions done by what members do, and open again where that is taken back; each thing done counts for one action. */
@Component
final class ActionsDone implements OutboxListener<PostEvent> {
    /** What is due within a week may be done before. */
    private static final int DAYS_EARLY = 7;

    /** What is older has been given up rather than done by this. */
    private static final int DAYS_LATE = 28;

    private final ActionStore actions;
    private final Posts posts;

    ActionsDone(ActionStore actions, Posts posts) {
        this.actions = actions;
        this.posts = posts;
    }

    @Override
    public String name() {
        return "plan-actions";
    }

    @Override
    public Class<PostEvent> events() {
        return PostEvent.class;
    }

    @Override
    public void on(PostEvent event) {
        switch (event) {
            case PostEvent.Published published -> find(published.post()).ifPresent(this::published);
            case PostEvent.Boosted boosted -> find(boosted.boost()).ifPresent(boost -> finish(boost, ActionKind.BOOST));
            case PostEvent.Withdrawn withdrawn -> actions.reopen(withdrawn.author(), withdrawn.post());
            case PostEvent.MentionsFound _,
                    PostEvent.Edited _,
                    PostEvent.Quoted _,
                    PostEvent.QuoteAnswered _,
                    PostEvent.ReplyAnswered _,
                    PostEvent.RightsChanged _,
                    PostEvent.QuoteRevoked _,
                    PostEvent.Favourited _,
                    PostEvent.Unfavourited _,
                    PostEvent.Voted _,
                    PostEvent.Pinned _,
                    PostEvent.Unpinned _,
                    PostEvent.PollClosed _ -> {}
        }
    }

    private void published(Post post) {
        finish(post, post.replyTo().isPresent() ? ActionKind.ANSWER : ActionKind.POST);
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().filter(Post::isLocal).findFirst();
    }

    private void finish(Post post, ActionKind kind) {
        LocalDate day = LocalDate.ofInstant(post.createdAt(), ZoneOffset.UTC);
        actions.finish(
                post.author(), kind, day.minusDays(DAYS_LATE), day.plusDays(DAYS_EARLY), post.id(), post.createdAt());
    }
}
