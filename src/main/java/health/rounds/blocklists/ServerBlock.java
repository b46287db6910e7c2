package health.rounds.blocklists;

import java.time.Instant;
import java.util.Optional;

/**
 * What is held against another server, and all below its domain.
 *
 * @param privateComment for administrators
 * @param publicComment for everybody; screened
 * @param obscured whether the name is starred out where everybody reads it
 */
public record ServerBlock(
        long id,
        DomainName domain,
        Severity severity,
        boolean rejectMedia,
        boolean rejectReports,
        Optional<String> privateComment,
        Optional<String> publicComment,
        boolean obscured,
        Instant createdAt) {

    /** From the mildest to the strictest. */
    public enum Severity {
        /** Nothing but what is said about media and reports. */
        NONE,
        /** Its posts are seen by those alone who follow their authors. */
        SILENCE,
        /** Nothing of it is taken. */
        SUSPEND
    }

    /** The domain as everybody may read it. */
    public String publicDomain() {
        return obscured ? domain.obscured() : domain.value();
    }

    /** Whether this keeps out something that the other lets in. */
    boolean isStricterThan(ServerBlock other) {
        return severity.compareTo(other.severity) > 0
                || (severity == other.severity
                        && severity != Severity.SUSPEND
                        && ((rejectMedia && !other.rejectMedia) || (rejectReports && !other.rejectReports)));
    }
}
