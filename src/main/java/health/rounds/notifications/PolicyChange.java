package health.rounds.notifications;

import java.util.Optional;

/** What to change of a {@link NoticePolicy}; what is empty stays. */
public record PolicyChange(
        Optional<Handling> notFollowing,
        Optional<Handling> notFollowers,
        Optional<Handling> newAccounts,
        Optional<Handling> privateMentions,
        Optional<Handling> limitedAccounts) {}
