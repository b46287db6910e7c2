package health.rounds.groups;

import health.rounds.accounts.AccountId;
import health.rounds.platform.Durable;
import health.rounds.posts.PostId;

/** What happened in a group, told through the outbox. */
public sealed interface GroupEvent extends Durable {
    /** A moderator took a post out of a group; it is still there, but the group passes it on no longer. */
    record Removed(AccountId group, PostId post, AccountId by) implements GroupEvent {}
}
