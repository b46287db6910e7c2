package health.rounds.mastodon;

import health.rounds.accounts.Relationship;
import java.util.List;

/** Relationship, as in Mastodon's documentation. */
record RelationshipEntity(
        String id,
        boolean following,
        boolean showingReblogs,
        boolean notifying,
        List<String> languages,
        boolean followedBy,
        boolean blocking,
        boolean blockedBy,
        boolean muting,
        boolean mutingNotifications,
        boolean requested,
        boolean requestedBy,
        boolean domainBlocking,
        boolean endorsed,
        String note) {

    static RelationshipEntity of(Relationship relationship) {
        return new RelationshipEntity(
                relationship.target().toString(),
                relationship.following(),
                relationship.showingBoosts(),
                relationship.notifying(),
                List.of(),
                relationship.followedBy(),
                relationship.blocking(),
                relationship.blockedBy(),
                relationship.muting(),
                relationship.mutingNotifications(),
                relationship.requested(),
                relationship.requestedBy(),
                relationship.domainHidden(),
                relationship.endorsed(),
                relationship.note());
    }
}
