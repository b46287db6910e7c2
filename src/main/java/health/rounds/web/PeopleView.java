package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.platform.Page;
import health.rounds.platform.Slice;
import java.util.List;
import java.util.Optional;

/**
 * A part of a list of people.
 *
 * @param more address of what comes after it; empty at its end
 */
public record PeopleView(List<Account> people, Optional<String> more) {
    private static final int LENGTH = 40;

    public PeopleView {
        people = List.copyOf(people);
    }

    static Page page(Optional<Long> before) {
        return before.map(cursor -> Page.before(cursor, LENGTH)).orElseGet(() -> Page.first(LENGTH));
    }

    static PeopleView of(Slice<Account> slice, String path) {
        Optional<String> more = slice.items().size() < LENGTH
                ? Optional.empty()
                : slice.oldest().map(cursor -> path + "?before=" + cursor);
        return new PeopleView(slice.items(), more);
    }
}
