package health.rounds.mastodon;

import health.rounds.accounts.AccountId;
import health.rounds.identity.Access;

/** The member behind a request. */
record Viewer(AccountId account, Access access) {}
