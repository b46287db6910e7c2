package health.rounds.notifications;

import health.rounds.accounts.AccountId;
import health.rounds.posts.PostId;
import java.time.Instant;
import java.util.Optional;

/**
 * One notification: who did what, to which post, and with which others it is shown.
 *
 * @param about id of the report or warning that it is about
 */
public record Notice(
        long id,
        AccountId to,
        NoticeKind kind,
        AccountId from,
        Optional<PostId> post,
        Optional<Long> about,
        Instant at,
        GroupKey group) {}
