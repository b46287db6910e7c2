package health.rounds.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * What moderators have imposed on an account.
 *
 * @param suspendedAt since when account and posts are gone for everybody
 * @param erased whether its data are deleted for good
 */
public record Sanctions(boolean limited, boolean sensitive, Optional<Instant> suspendedAt, boolean erased) {
    /** Nothing, as for almost everybody. */
    public static final Sanctions NONE = new Sanctions(false, false, Optional.empty(), false);

    public boolean isSuspended() {
        return suspendedAt.isPresent();
    }
}
