package health.rounds.mastodon;

import health.rounds.blocklists.BlockedEmail;

/** Admin::CanonicalEmailBlock, as in Mastodon's documentation. */
record AdminCanonicalEmailBlock(String id, String canonicalEmailHash) {
    static AdminCanonicalEmailBlock of(BlockedEmail block) {
        return new AdminCanonicalEmailBlock(Long.toString(block.id()), block.hash());
    }
}
