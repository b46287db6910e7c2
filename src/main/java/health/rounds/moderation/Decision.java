package health.rounds.moderation;

import java.util.Optional;

/**
 * What a moderator decides about an account.
 *
 * @param report the report that it answers
 * @param words the reason, which the account is told; may be empty
 * @param mail whether the account is told by e-mail too
 */
public record Decision(Measure measure, Optional<Long> report, String words, boolean mail) {}
