package health.rounds.groups;

import health.rounds.accounts.Account;
import health.rounds.posts.Post;
import health.rounds.posts.Visibility;

/**
 * Whether a group passes a post on that was sent to it, or answers what it has passed on (FEP-1b12).
 *
 * @param isMember whether the author follows or moderates the group
 * @param isApart whether the group has banned the author, or the author blocks the group
 */
record PassingRule(Group group, boolean isMember, boolean isApart) {
    boolean admits(Post post, Account author) {
        return post.visibility() == Visibility.PUBLIC
                && post.boostOf().isEmpty()
                && !author.id().equals(group.id())
                && !group.account().sanctions().isSuspended()
                && !author.sanctions().isSuspended()
                // Whom moderators keep from those who do not follow them, a group must not bring to them.
                && !author.sanctions().limited()
                && !isApart
                && (isMember || group.posting() == Posting.EVERYBODY);
    }
}
