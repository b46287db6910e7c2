package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.media.Uncovered;
import java.util.Optional;

/** Something that was found in a picture and is shown, as privacy officers see it. */
public record UncoveredView(Uncovered uncovered, Optional<Account> author) {}
