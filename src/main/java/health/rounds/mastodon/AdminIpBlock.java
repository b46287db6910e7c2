package health.rounds.mastodon;

import health.rounds.blocklists.NetworkBlock;
import org.jspecify.annotations.Nullable;

/** Admin::IpBlock, as in Mastodon's documentation. */
record AdminIpBlock(
        String id,
        String ip,
        String severity,
        String comment,
        String createdAt,
        @Nullable String expiresAt) {
    static AdminIpBlock of(NetworkBlock block) {
        return new AdminIpBlock(
                Long.toString(block.id()),
                block.written(),
                severity(block.severity()),
                block.comment(),
                Times.of(block.createdAt()),
                block.until().map(Times::of).orElse(null));
    }

    private static String severity(NetworkBlock.Severity severity) {
        return switch (severity) {
            case SIGN_UP_NEEDS_APPROVAL -> "sign_up_requires_approval";
            case NO_SIGN_UP -> "sign_up_block";
            case NO_ACCESS -> "no_access";
        };
    }
}
