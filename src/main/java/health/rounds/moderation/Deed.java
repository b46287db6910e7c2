package health.rounds.moderation;

/** What a moderator did. */
public enum Deed {
    WARN,
    SENSITIVE,
    DISABLE,
    LIMIT,
    SUSPEND,
    REMOVE_POSTS,
    UNSENSITIVE,
    ENABLE,
    UNLIMIT,
    UNSUSPEND,
    ERASE,
    LET_IN,
    TURN_DOWN,
    ASSIGN,
    UNASSIGN,
    CLASSIFY,
    RESOLVE,
    REOPEN;

    /** Whether the account is told of it, with the reason. */
    public boolean isTold() {
        return switch (this) {
            case WARN, SENSITIVE, DISABLE, LIMIT, SUSPEND, REMOVE_POSTS -> true;
            case UNSENSITIVE,
                    ENABLE,
                    UNLIMIT,
                    UNSUSPEND,
                    ERASE,
                    LET_IN,
                    TURN_DOWN,
                    ASSIGN,
                    UNASSIGN,
                    CLASSIFY,
                    RESOLVE,
                    REOPEN -> false;
        };
    }
}
