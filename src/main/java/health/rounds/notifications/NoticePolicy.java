package health.rounds.notifications;

/**
 * What somebody wants done with the acts of people they may not know.
 *
 * @param notFollowing by whom they do not follow
 * @param notFollowers by who does not follow them, or only since a few days
 * @param newAccounts by who joined lately and is not followed
 * @param privateMentions in a direct post that answers none of theirs, by whom they do not follow
 * @param limitedAccounts by whom moderators have limited and they do not follow
 */
public record NoticePolicy(
        Handling notFollowing,
        Handling notFollowers,
        Handling newAccounts,
        Handling privateMentions,
        Handling limitedAccounts) {
    /** As in Mastodon, but that a first direct message from a colleague is not held back unseen. */
    public static final NoticePolicy USUAL =
            new NoticePolicy(Handling.ACCEPT, Handling.ACCEPT, Handling.ACCEPT, Handling.ACCEPT, Handling.FILTER);
}
