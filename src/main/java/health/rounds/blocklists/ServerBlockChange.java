package health.rounds.blocklists;

import health.rounds.blocklists.ServerBlock.Severity;
import java.util.Optional;

/** What is said about a block, new or not; what is empty stays as it is. A blank comment is none. */
public record ServerBlockChange(
        Optional<Severity> severity,
        Optional<Boolean> rejectMedia,
        Optional<Boolean> rejectReports,
        Optional<String> privateComment,
        Optional<String> publicComment,
        Optional<Boolean> obscured) {

    ServerBlock applyTo(ServerBlock before) {
        return new ServerBlock(
                before.id(),
                before.domain(),
                severity.orElse(before.severity()),
                rejectMedia.orElse(before.rejectMedia()),
                rejectReports.orElse(before.rejectReports()),
                privateComment.map(Comments::kept).orElse(before.privateComment()),
                publicComment.map(Comments::kept).orElse(before.publicComment()),
                obscured.orElse(before.obscured()),
                before.createdAt());
    }
}
