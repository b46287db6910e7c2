package health.rounds.identity;

import health.rounds.platform.DataFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The vocabulary of what apps may do: Mastodon's scopes, such as {@code read} or {@code write:statuses}. */
public final class Scopes {
    /** What an app gets that does not say what it wants. */
    public static final String STANDARD = "read";

    // Mastodon keeps this old scope for apps that still ask for it (app/controllers/api/v1/*, doorkeeper_authorize!
    // :follow).
    private static final Set<String> FOLLOW =
            Set.of("read:blocks", "read:follows", "read:mutes", "write:blocks", "write:follows", "write:mutes");

    private static final Set<String> KNOWN = Set.copyOf(DataFile.lines("oauth-scopes.txt"));

    private Scopes() {}

    /** Reads a list separated by blanks; empty where one of them is unknown. No scope at all means {@link #STANDARD}. */
    public static Optional<Set<String>> parse(String text) {
        Set<String> scopes = new LinkedHashSet<>();
        for (String scope : text.split("[\\s+]+", -1)) {
            if (!scope.isEmpty()) {
                scopes.add(scope);
            }
        }
        if (scopes.isEmpty()) {
            scopes.add(STANDARD);
        }
        return KNOWN.containsAll(scopes) ? Optional.of(scopes) : Optional.empty();
    }

    /** Whether everything in {@code wanted} is granted. */
    public static boolean covers(Set<String> granted, Collection<String> wanted) {
        return wanted.stream().allMatch(scope -> allows(granted, scope));
    }

    /** All there are, in the order of the alphabet. */
    public static List<String> known() {
        List<String> sorted = new ArrayList<>(KNOWN);
        sorted.sort(null);
        return sorted;
    }

    /** Whether a scope is granted, itself ({@code write:statuses}) or by a wider one ({@code write}, {@code follow}). */
    static boolean allows(Set<String> granted, String scope) {
        if (granted.contains(scope)) {
            return true;
        }
        int colon = scope.lastIndexOf(':');
        return colon > 0
                && (granted.contains(scope.substring(0, colon))
                        || (granted.contains("follow") && FOLLOW.contains(scope)));
    }
}
