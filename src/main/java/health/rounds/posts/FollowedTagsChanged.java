package health.rounds.posts;

import health.rounds.accounts.AccountId;

/** An account follows other hashtags than before; told after the commit (it concerns memory only, so it is not kept in the outbox). */
public record FollowedTagsChanged(AccountId account) {}
