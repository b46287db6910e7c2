package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.accounts.Follows;
import health.rounds.platform.OutboxListener;
import health.rounds.posts.Boosts;
import health.rounds.posts.Mention;
import health.rounds.posts.Polls;
import health.rounds.posts.Post;
import health.rounds.posts.PostEvent;
import health.rounds.posts.PostId;
import health.rounds.posts.Posts;
import health.rounds.posts.Quote;
import health.rounds.posts.Quotes;
import health.rounds.posts.Reactions;
import health.rounds.posts.Visibility;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells people what others write to them and do with their posts. */
@Component
final class PostNotices implements OutboxListener<PostEvent> {
    private final NoticeStore store;
    private final Posts posts;
    private final Boosts boosts;
    private final Quotes quotes;
    private final Polls polls;
    private final Reactions reactions;
    private final Follows follows;
    private final Teller teller;

    PostNotices(
            NoticeStore store,
            Posts posts,
            Boosts boosts,
            Quotes quotes,
            Polls polls,
            Reactions reactions,
            Follows follows,
            Teller teller) {
        this.store = store;
        this.posts = posts;
        this.boosts = boosts;
        this.quotes = quotes;
        this.polls = polls;
        this.reactions = reactions;
        this.follows = follows;
        this.teller = teller;
    }

    @Override
    public String name() {
        return "post-notices";
    }

    @Override
    public Class<PostEvent> events() {
        return PostEvent.class;
    }

    @Override
    public void on(PostEvent event) {
        switch (event) {
            case PostEvent.Published published -> published(published);
            case PostEvent.Edited edited -> find(edited.post()).ifPresent(this::edited);
            case PostEvent.Withdrawn withdrawn -> store.deleteOfPost(withdrawn.post());
            case PostEvent.Boosted boosted -> boosted(boosted);
            case PostEvent.Quoted quoted -> find(quoted.quoting()).ifPresent(this::quoted);
            case PostEvent.Favourited favourited ->
                find(favourited.post()).ifPresent(post -> tellOf(post, NoticeKind.FAVOURITE, favourited.by()));
            case PostEvent.Unfavourited taken -> store.delete(NoticeKind.FAVOURITE, taken.by(), taken.post());
            case PostEvent.Voted _,
                    PostEvent.Pinned _,
                    PostEvent.Unpinned _,
                    PostEvent.MentionsFound _,
                    PostEvent.QuoteAnswered _,
                    PostEvent.ReplyAnswered _,
                    PostEvent.RightsChanged _,
                    PostEvent.QuoteRevoked _ -> {
                // Who votes is nobody's business until the poll is closed, and pins are for whoever looks.
            }
            case PostEvent.PollClosed closed -> find(closed.post()).ifPresent(this::pollClosed);
        }
    }

    private void published(PostEvent.Published event) {
        List<AccountId> watching = follows.notifiedOf(event.author());
        if (event.mentions() || !watching.isEmpty()) {
            find(event.post()).ifPresent(post -> published(post, watching));
        }
    }

    private void published(Post post, List<AccountId> watching) {
        Set<AccountId> told = new HashSet<>();
        for (Mention mention : post.mentions()) {
            if (told.add(mention.account()) && !reactions.hasMutedThread(mention.account(), post.id())) {
                teller.tellMentioned(mention.account(), post);
            }
        }
        boolean answersOthers = post.replyToAccount()
                .filter(other -> !other.equals(post.author()))
                .isPresent();
        if (post.visibility() != Visibility.DIRECT && !answersOthers) {
            for (AccountId follower : watching) {
                if (told.add(follower)) {
                    teller.tell(follower, NoticeKind.POST, post.author(), post.id());
                }
            }
        }
    }

    private void edited(Post post) {
        for (Post boost : posts.unfiltered(boosts.of(post.id()))) {
            teller.tell(boost.author(), NoticeKind.EDIT, post.author(), post.id());
        }
        for (Quotes.Quoting quoting : quotes.standing(post.id())) {
            teller.tell(quoting.author(), NoticeKind.QUOTED_EDIT, post.author(), quoting.post());
        }
    }

    private void quoted(Post quoting) {
        quoting.quote()
                .filter(Quote::stands)
                .filter(quote -> !reactions.hasMutedThread(quote.author(), quote.post()))
                .ifPresent(quote -> teller.tell(quote.author(), NoticeKind.QUOTE, quoting.author(), quoting.id()));
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
        teller.tellAuthor(post.author(), NoticeKind.POLL, post.id());
        for (AccountId voter : polls.voters(post.id())) {
            teller.tell(voter, NoticeKind.POLL, post.author(), post.id());
        }
    }

    private void tellOf(Post post, NoticeKind kind, AccountId by) {
        if (!reactions.hasMutedThread(post.author(), post.id())) {
            teller.tell(post.author(), kind, by, post.id());
        }
    }

    private Optional<Post> find(PostId id) {
        return posts.unfiltered(List.of(id)).stream().findFirst();
    }
}
