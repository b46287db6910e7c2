package health.rounds.notifications;

/** What somebody is told of. */
public enum NoticeKind {
    MENTION(0),
    FOLLOW(1),
    FOLLOW_REQUEST(2),
    BOOST(3),
    FAVOURITE(4),
    /** A poll that they wrote or voted in has ended. */
    POLL(5),
    /** Someone whose every post they want to hear of has posted. */
    POST(6),
    /** A post that they boosted was edited. */
    EDIT(7),
    /** Their post is quoted; it names the post that quotes. */
    QUOTE(8),
    /** What they quoted was edited; it names their own post. */
    QUOTED_EDIT(9),
    /** For moderators: somebody reported an account. */
    REPORT(20),
    /** For moderators: somebody joined, or asks to. */
    SIGN_UP(21),
    /** Moderators warn them, or have decided about their account. */
    WARNING(22);

    private final int code;

    NoticeKind(int code) {
        this.code = code;
    }

    /** Whether several of the kind are shown as one. */
    public boolean isGrouped() {
        return switch (this) {
            case FOLLOW, BOOST, FAVOURITE -> true;
            case MENTION, FOLLOW_REQUEST, POLL, POST, EDIT, QUOTE, QUOTED_EDIT, REPORT, SIGN_UP, WARNING -> false;
        };
    }

    /** Whether a policy may hold it back: what others do unasked, not what somebody chose to hear of. */
    boolean isFilterable() {
        return switch (this) {
            case MENTION, FOLLOW, FOLLOW_REQUEST, BOOST, FAVOURITE, QUOTE -> true;
            case POLL, POST, EDIT, QUOTED_EDIT, REPORT, SIGN_UP, WARNING -> false;
        };
    }

    /** What the database stores. */
    int code() {
        return code;
    }

    /** Reads what the database stores. */
    static NoticeKind of(int code) {
        for (NoticeKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No kind of notification has the code " + code);
    }
}
