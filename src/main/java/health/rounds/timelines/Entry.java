package health.rounds.timelines;

import health.rounds.posts.Visibility;

/**
 * The few bits of a post or boost that decide in which timelines it stands. Accounts are the dense numbers of {@link FollowGraph}.
 *
 * @param replyTo author of the post it answers, or {@link #NOBODY}
 * @param boostOf id of the post it passes on, or 0
 * @param boostOfAuthor author of that post, or {@link #NOBODY}
 */
record Entry(
        long id, int author, Visibility visibility, boolean hasMedia, int replyTo, long boostOf, int boostOfAuthor) {
    static final int NOBODY = -1;

    boolean isBoost() {
        return boostOf != 0;
    }

    boolean isReply() {
        return replyTo != NOBODY;
    }

    /** A thread that an author writes alone is not a reply to anybody. */
    boolean isReplyToOthers() {
        return isReply() && replyTo != author;
    }
}
