package health.rounds.posts;

import health.rounds.accounts.Account;
import health.rounds.accounts.AccountId;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The front door to favourites, bookmarks, pins, muted threads and poll votes. Each act may be repeated without effect. */
@Component
public class Reactions {
    /** Empty where the post does not exist or may not be read. */
    public Optional<Post> favourite(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    public Optional<Post> unfavourite(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    public Optional<Post> bookmark(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    public Optional<Post> unbookmark(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    /** Pins one's own public, unlisted or followers post to the profile, 5 at most: {@link PinOutcome}. */
    public PinOutcome pin(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    public Optional<Post> unpin(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    public Optional<Post> muteThread(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    public Optional<Post> unmuteThread(AccountId viewer, PostId post) {
        throw new UnsupportedOperationException();
    }

    /** What the viewer has done with these posts; answered from memory after the first time. */
    public Map<PostId, Marks> marks(AccountId viewer, Collection<PostId> posts) {
        throw new UnsupportedOperationException();
    }

    public Slice<Account> favouritedBy(PostId post, Page page) {
        throw new UnsupportedOperationException();
    }

    public Slice<Account> boostedBy(PostId post, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Posts the viewer favourited, newest favourite first. */
    public Slice<Post> favouritesOf(AccountId viewer, Page page) {
        throw new UnsupportedOperationException();
    }

    public Slice<Post> bookmarksOf(AccountId viewer, Page page) {
        throw new UnsupportedOperationException();
    }

    /** Votes once and for all; the choices are positions from 0. */
    public VoteOutcome vote(AccountId voter, PostId post, Collection<Integer> choices) {
        throw new UnsupportedOperationException();
    }

    /** What a viewer voted; empty for no vote. */
    public Map<PostId, java.util.List<Integer>> votes(AccountId viewer, Collection<PostId> posts) {
        throw new UnsupportedOperationException();
    }
}
