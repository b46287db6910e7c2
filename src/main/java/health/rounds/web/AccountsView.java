package health.rounds.web;

import health.rounds.accounts.Account;
import health.rounds.identity.AccountQuery.Origin;
import health.rounds.identity.AccountQuery.State;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Accounts as moderators look through them.
 *
 * @param origin where they live; empty for everywhere
 * @param server what was typed for the server; empty for any
 * @param name what was typed for the name; empty for any
 * @param state how they stand; empty for all
 * @param older the id before which the next ones come
 */
public record AccountsView(
        List<Row> rows,
        Optional<Origin> origin,
        String server,
        String name,
        Optional<State> state,
        Optional<Long> older) {
    public AccountsView {
        rows = List.copyOf(rows);
    }

    /**
     * One of them.
     *
     * @param user who signs in with it; empty for somebody elsewhere
     */
    public record Row(Account account, Optional<User> user) {
        public String path() {
            return AccountModerationPage.ADDRESS + "/" + account.handle();
        }

        /** Role and standing, in words; nothing for a member of whom there is nothing to say. */
        public List<String> marks() {
            List<String> marks = new ArrayList<>();
            user.map(User::role).filter(role -> role != Role.MEMBER).ifPresent(role -> marks.add(word(role)));
            user.filter(waiting -> !waiting.approved()).ifPresent(waiting -> marks.add("Waits to be let in"));
            marks.addAll(StandingView.states(account, user));
            return marks;
        }

        private static String word(Role role) {
            return switch (role) {
                case MEMBER -> "Member";
                case PRIVACY_OFFICER -> "Privacy officer";
                case MODERATOR -> "Moderator";
                case ADMIN -> "Administrator";
            };
        }
    }

    /** The states that can be asked for, the most wanted first. */
    public static List<State> states() {
        return List.of(State.SUSPENDED, State.LIMITED, State.DISABLED, State.PENDING, State.ACTIVE);
    }

    /** A state as the form offers it. */
    public static String label(State state) {
        return switch (state) {
            case ACTIVE -> "Not suspended";
            case PENDING -> "Waits to be let in";
            case DISABLED -> "Disabled";
            case LIMITED -> "Limited";
            case SUSPENDED -> "Suspended";
        };
    }

    /** A state or an origin as it stands in addresses. */
    public static String code(Enum<?> named) {
        return named.name().toLowerCase(Locale.ROOT);
    }

    /** The address of the same question about those who live there. */
    public String path(Optional<Origin> there) {
        // Somebody who asks for those here has no use for a server.
        boolean keepsServer = !there.equals(Optional.of(Origin.HERE));
        return path(there, keepsServer ? server : "", "");
    }

    /** The address of the next ones. */
    public String next() {
        return path(origin, server, older.map(id -> "&before=" + id).orElse(""));
    }

    private String path(Optional<Origin> there, String of, String more) {
        return AccountModerationPage.ADDRESS + "?where="
                + there.map(AccountsView::code).orElse("") + "&server=" + encoded(of) + "&name=" + encoded(name)
                + "&state=" + state.map(AccountsView::code).orElse("") + more;
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
