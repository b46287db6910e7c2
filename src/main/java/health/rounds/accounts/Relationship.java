package health.rounds.accounts;

/** How a viewer stands to another account; every flag is from the viewer's side unless it ends in {@code By}. */
public record Relationship(
        AccountId target,
        boolean following,
        boolean showingBoosts,
        boolean notifying,
        boolean followedBy,
        boolean requested,
        boolean requestedBy,
        boolean blocking,
        boolean blockedBy,
        boolean muting,
        boolean mutingNotifications,
        boolean endorsed,
        boolean domainHidden,
        String note) {}
