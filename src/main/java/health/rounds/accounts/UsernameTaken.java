package health.rounds.accounts;

import health.rounds.platform.InvalidInput;

/** The user name, or one that looks the same, belongs to someone else. */
public final class UsernameTaken extends InvalidInput {
    private static final long serialVersionUID = 1L;

    UsernameTaken() {
        super("This user name is taken.");
    }
}
