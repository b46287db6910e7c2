package health.rounds.mastodon;

import health.rounds.blocklists.ServerBlock;
import org.jspecify.annotations.Nullable;

/** DomainBlock, as in Mastodon's documentation: what everybody may read of it. */
record DomainBlock(
        String domain,
        String digest,
        String severity,
        @Nullable String comment) {
    static DomainBlock of(ServerBlock block) {
        return new DomainBlock(
                block.publicDomain(),
                block.domain().digest(),
                severity(block),
                block.publicComment().orElse(null));
    }

    static String severity(ServerBlock block) {
        return switch (block.severity()) {
            case NONE -> "noop";
            case SILENCE -> "silence";
            case SUSPEND -> "suspend";
        };
    }
}
