package health.rounds.timelines;

import health.rounds.posts.Visibility;

/**
 * The few bits of a post or boost that decide in which timelines it stands. Accounts are the dense numbers of {@link FollowGraph}.
 *
 * @param replyTo author of the post it answers, or {@link #NOBODY}
 * @param boostOf id of the post it passes on, or 0
 * @param boostOfAuthor author of that post, or {@link #NOBODY}
 * @param byTag whether it is here for its hashtag, whoever its author is
 * @param local whether it was written in this community
 */
record Entry(
        long id,
        int author,
        Visibility visibility,
        boolean hasMedia,
        int replyTo,
        long boostOf,
        int boostOfAuthor,
        boolean byTag,
        boolean local) {
    static final int NOBODY = -1;

    /** The same, as those get it who follow one of its hashtags. */
    Entry forTag() {
        return new Entry(id, author, visibility, hasMedia, replyTo, boostOf, boostOfAuthor, true, local);
    }

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
