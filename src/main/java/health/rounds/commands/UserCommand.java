package health.rounds.commands;

import health.rounds.identity.CreatedUser;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rounds user}: those who sign in here. */
@Command(name = "user", description = "Makes and lists those who sign in here.", mixinStandardHelpOptions = true)
final class UserCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? There are 'user create' and 'user list'.");
    }

    @Command(
            name = "create",
            description = "Makes a user, and prints the password if it was made up.",
            mixinStandardHelpOptions = true)
    void create(
            @Parameters(paramLabel = "NAME", description = "User name: letters, digits and underscores.") String name,
            @Option(names = "--email", required = true, paramLabel = "E", description = "E-mail address.") String email,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            defaultValue = "member",
                            description = "admin, moderator or member (default).")
                    Role role,
            @Option(names = "--confirmed", description = "The e-mail address needs no confirmation.") boolean confirmed,
            @Option(
                            names = "--password",
                            paramLabel = "P",
                            arity = "0..1",
                            interactive = true,
                            description = "The password; asked for if P is left out; made up if the option is.")
                    Optional<String> password,
            @Mixin SettingOptions settings) {
        Terminal.keepForTheAnswer();
        try (Application.Running tool = rounds.application().open(settings.read())) {
            CreatedUser created =
                    tool.part(Users.class).create(new NewUser(name, name, email, password, role, confirmed, true));
            PrintWriter out = spec.commandLine().getOut();
            out.printf("Created %s (%s).%n", created.user().username(), lower(role));
            created.generatedPassword().ifPresent(it -> out.println("New password: " + it));
        }
    }

    @Command(name = "list", description = "Lists all users.", mixinStandardHelpOptions = true)
    void list(@Mixin SettingOptions settings) {
        Terminal.keepForTheAnswer();
        try (Application.Running tool = rounds.application().open(settings.read())) {
            PrintWriter out = spec.commandLine().getOut();
            String row = "%-30s  %-9s  %-24s  %-10s  %s%n";
            out.printf(row, "NAME", "ROLE", "STATE", "SINCE", "E-MAIL");
            for (User user : tool.part(Users.class).all()) {
                String day = user.createdAt().toString().substring(0, "2026-01-31".length());
                out.printf(row, user.username(), lower(user.role()), state(user), day, user.email());
            }
        }
    }

    private static String state(User user) {
        if (user.disabled()) {
            return "disabled";
        }
        if (!user.confirmed()) {
            return "waits for confirmation";
        }
        return user.approved() ? "active" : "waits for approval";
    }

    private static String lower(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
