package health.rounds.privacy;

import health.rounds.accounts.AccountId;
import health.rounds.guard.NotPatient;
import health.rounds.guard.Settled;
import java.time.Instant;
import java.util.Optional;

/**
 * A finding that an author answered or overrode when a post went out, as it is kept.
 *
 * @param post id of the post
 * @param rule id of the rule
 * @param spanSha256 of the words, which are not kept
 * @param reason of an override that says no patient is meant
 * @param note the author's words on it; empty for none
 * @param consent id of the consent that the override stands on
 * @param reviewedAt when a privacy officer looked at it
 * @param isUp whether the post is still there
 */
public record SettledFinding(
        long id,
        long post,
        AccountId author,
        Instant at,
        String rule,
        Settled.Ground ground,
        String spanSha256,
        Optional<NotPatient.Reason> reason,
        String note,
        Optional<Long> consent,
        Optional<Instant> reviewedAt,
        boolean isUp) {}
