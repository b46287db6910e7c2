package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.posts.Marks;
import health.rounds.posts.Poll;
import health.rounds.posts.Post;
import health.rounds.posts.PostId;
import health.rounds.posts.Visibility;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A post with everything a page shows of it.
 *
 * @param item the id it has in its timeline: its own, or that of the boost that brought it there
 * @param html its text as safe HTML
 * @param replyTo whose post it answers
 * @param vote the reader's choices in its poll
 * @param mine whether the reader wrote it
 * @param quote what it quotes
 * @param quotable whether the reader may quote it
 * @param unanswerable why the reader may not answer it
 * @param card what its first link leads to
 */
public record PostView(
        PostId item,
        Post post,
        Account author,
        Optional<Account> boostedBy,
        Optional<Account> replyTo,
        String html,
        Marks marks,
        Optional<List<Integer>> vote,
        boolean mine,
        Optional<QuoteView> quote,
        boolean quotable,
        Optional<String> unanswerable,
        Optional<CardView> card,
        Instant now) {

    public PostView {
        vote = vote.map(List::copyOf);
    }

    /** The same, as this item of a timeline. */
    PostView as(PostId newItem) {
        return new PostView(
                newItem,
                post,
                author,
                boostedBy,
                replyTo,
                html,
                marks,
                vote,
                mine,
                quote,
                quotable,
                unanswerable,
                card,
                now);
    }

    /** The address of its page. */
    public String path() {
        return path(author, post.id());
    }

    static String path(Account author, PostId id) {
        return "/@" + author.handle() + "/" + id;
    }

    public String age() {
        return Words.ago(post.createdAt(), now);
    }

    /** Only what everyone may read may be passed on; authors may also boost their own followers-only posts. */
    public boolean isBoostable() {
        return post.visibility().isOpen() || (mine && post.visibility() == Visibility.FOLLOWERS);
    }

    /** Whether it shows a post of the reader's inside. */
    public boolean isQuoteOfMine() {
        return quote.flatMap(QuoteView::post).filter(PostView::mine).isPresent();
    }

    /** Whether the reader still has a vote to give. */
    public boolean isOpenToVote(Poll poll, boolean signedIn) {
        return signedIn && !mine && vote.isEmpty() && !poll.isClosed(now);
    }
}
