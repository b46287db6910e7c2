package health.rounds.notifications;

/** What somebody is told of. */
public enum NoticeKind {
    MENTION,
    FOLLOW,
    FOLLOW_REQUEST,
    BOOST,
    FAVOURITE,
    POLL,
    POST,
    EDIT
}
