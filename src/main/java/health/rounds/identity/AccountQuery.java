package health.rounds.identity;

import health.rounds.platform.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts moderators look for; what is empty does not matter.
 *
 * @param server what stands behind the name in their handles, as {@link health.rounds.platform.ServerName} has it
 * @param username part of it, in lower case
 * @param displayName part of it, in lower case
 * @param email all of it
 * @param roles any of these
 */
public record AccountQuery(
        Optional<State> state,
        Optional<Origin> origin,
        Optional<String> server,
        boolean onlySensitive,
        Optional<String> username,
        Optional<String> displayName,
        Optional<String> email,
        Set<Role> roles) {
    /** As long as any of the words may be. */
    private static final int LONGEST = 254;

    public AccountQuery {
        roles = Set.copyOf(roles);
        for (Optional<String> words : List.of(username, displayName, email)) {
            if (words.filter(text -> text.length() > LONGEST || text.indexOf('\0') >= 0)
                    .isPresent()) {
                throw new InvalidInput("Search for %d characters at most.".formatted(LONGEST));
            }
        }
    }

    /** Where somebody lives. */
    public enum Origin {
        HERE,
        ELSEWHERE
    }

    /** How an account stands with the moderators. */
    public enum State {
        /** Not suspended. */
        ACTIVE,
        /** Waits to be let in. */
        PENDING,
        DISABLED,
        LIMITED,
        SUSPENDED
    }
}
