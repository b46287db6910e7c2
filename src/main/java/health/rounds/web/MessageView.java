package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.posts.PostId;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A line of the list of private messages.
 *
 * @param people the others; nobody where the reader writes to themself
 */
public record MessageView(PostId thread, List<Account> people, PostView last, boolean unread) {
    private static final int NAMED = 3;

    public MessageView {
        people = List.copyOf(people);
    }

    /** With whom: up to three names. */
    public String names() {
        if (people.isEmpty()) {
            return "Only you";
        }
        if (people.size() > NAMED) {
            return named(NAMED - 1) + " and " + (people.size() - NAMED + 1) + " others";
        }
        String first = named(people.size() - 1);
        return first.isEmpty()
                ? people.getLast().name()
                : first + " and " + people.getLast().name();
    }

    private String named(int count) {
        return people.stream().limit(count).map(Account::name).collect(Collectors.joining(", "));
    }

    /** Whose picture stands beside it. */
    public Account face() {
        return people.isEmpty() ? last.author() : people.getFirst();
    }
}
