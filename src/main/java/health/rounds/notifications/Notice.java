package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.Optional;

/** One notification: who did what, to which post, and with which others it is shown. */
public record Notice(
        long id, AccountId to, NoticeKind kind, AccountId from, Optional<PostId> post, Instant at, GroupKey group) {}
