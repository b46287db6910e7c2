package health.rounds.commands;

import health.rounds.identity.User;
import health.rounds.identity.Users;
import health.rounds.platform.StartError;

/** The user whom a command names. */
final class NamedUser {
    private NamedUser() {}

    /** Ends the command with a clear line where there is none. */
    static User in(Application.Running tool, String name) {
        return tool.part(Users.class)
                .byUsername(name)
                .orElseThrow(
                        () -> new StartError("There is no user %s. 'rounds user list' shows all.".formatted(name)));
    }
}
