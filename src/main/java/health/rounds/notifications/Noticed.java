package health.rounds.notifications;

import health.rounds.accounts.AccountId;

/** Somebody is told of something; heard in the transaction that keeps the notice. What their policy holds back is not told. */
public record Noticed(long notice, AccountId to, NoticeKind kind, AccountId from) {}
