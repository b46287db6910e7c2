package health.rounds.mastodon;

import health.rounds.blocklists.ServerBlock;
import org.jspecify.annotations.Nullable;

/** Admin::DomainBlock, as in Mastodon's documentation. */
record AdminDomainBlock(
        String id,
        String domain,
        String digest,
        String createdAt,
        String severity,
        boolean rejectMedia,
        boolean rejectReports,
        @Nullable String privateComment,
        @Nullable String publicComment,
        boolean obfuscate) {
    static AdminDomainBlock of(ServerBlock block) {
        return new AdminDomainBlock(
                Long.toString(block.id()),
                block.domain().value(),
                block.domain().digest(),
                Times.of(block.createdAt()),
                DomainBlock.severity(block),
                block.rejectMedia(),
                block.rejectReports(),
                block.privateComment().orElse(null),
                block.publicComment().orElse(null),
                block.obscured());
    }
}
