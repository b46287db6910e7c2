package health.rounds.blocklists;

import health.rounds.platform.AddressRange;
import java.time.Instant;
import java.util.Optional;

/**
 * What is held against a range of network addresses.
 *
 * @param written the range in CIDR notation, as the database writes it
 * @param comment for administrators; may be empty
 * @param until when it ends by itself
 */
public record NetworkBlock(
        long id,
        AddressRange range,
        String written,
        Severity severity,
        String comment,
        Instant createdAt,
        Optional<Instant> until) {

    /** From the mildest to the strictest. */
    public enum Severity {
        /** Who joins from there waits until a moderator has decided. */
        SIGN_UP_NEEDS_APPROVAL,
        /** Nobody joins from there. */
        NO_SIGN_UP,
        /** Nothing at all is answered. */
        NO_ACCESS
    }

    boolean holdsAt(Instant time) {
        return until.filter(end -> !end.isAfter(time)).isEmpty();
    }
}
