package health.rounds.posts;

import health.rounds.accounts.AccountId;

/** An account that a post names with its handle. */
public record Mention(AccountId account, String username) {}
