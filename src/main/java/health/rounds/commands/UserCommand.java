package health.rounds.commands;

import health.rounds.identity.Applicants;
import health.rounds.identity.CreatedUser;
import health.rounds.identity.NewUser;
import health.rounds.identity.Role;
import health.rounds.identity.User;
import health.rounds.identity.Users;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rounds user}: those who sign in here. */
@Command(
        name = "user",
        description = "Makes, lists, lets in and shuts out those who sign in here.",
        mixinStandardHelpOptions = true)
final class UserCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Which command? There are user create, list, role, approve, disable and enable.");
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
                            description = "admin, privacy_officer, moderator or member (default).")
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
            String row = "%-30s  %-15s  %-24s  %-10s  %s%n";
            out.printf(row, "NAME", "ROLE", "STATE", "SINCE", "E-MAIL");
            for (User user : tool.part(Users.class).all()) {
                String day = user.createdAt().toString().substring(0, "2026-01-31".length());
                out.printf(row, user.username(), lower(user.role()), state(user), day, user.email());
            }
        }
    }

    @Command(
            name = "approve",
            description = "Lets somebody in who waits for approval.",
            mixinStandardHelpOptions = true)
    void approve(
            @Parameters(paramLabel = "NAME", description = "User name.") String name, @Mixin SettingOptions settings) {
        change(name, settings, (tool, user) -> {
            if (!tool.part(Applicants.class).letIn(user.account())) {
                return "was let in before; nothing is changed.";
            }
            return user.confirmed() ? "is let in." : "is let in once the e-mail address is confirmed.";
        });
    }

    @Command(
            name = "disable",
            description = "Shuts somebody out: ends every session and every app's access. What was posted stays.",
            mixinStandardHelpOptions = true)
    void disable(
            @Parameters(paramLabel = "NAME", description = "User name.") String name, @Mixin SettingOptions settings) {
        change(name, settings, (tool, user) -> {
            tool.part(Users.class).disable(user.account());
            return "is disabled: every session and every app's access has ended.";
        });
    }

    @Command(
            name = "enable",
            description = "Lets somebody sign in again who was disabled.",
            mixinStandardHelpOptions = true)
    void enable(
            @Parameters(paramLabel = "NAME", description = "User name.") String name, @Mixin SettingOptions settings) {
        change(name, settings, (tool, user) -> {
            tool.part(Users.class).enable(user.account());
            return "is enabled.";
        });
    }

    @Command(
            name = "role",
            description = "Gives somebody another role; each includes those before it.",
            mixinStandardHelpOptions = true)
    void role(
            @Parameters(paramLabel = "NAME", description = "User name.") String name,
            @Parameters(paramLabel = "ROLE", description = "member, moderator, privacy_officer or admin.") Role role,
            @Mixin SettingOptions settings) {
        change(name, settings, (tool, user) -> {
            tool.part(Users.class).changeRole(user.account(), role);
            return "is " + lower(role) + ".";
        });
    }

    private void change(String name, SettingOptions settings, BiFunction<Application.Running, User, String> deed) {
        Terminal.keepForTheAnswer();
        try (Application.Running tool = rounds.application().open(settings.read())) {
            User user = NamedUser.in(tool, name);
            spec.commandLine().getOut().printf("%s %s%n", user.username(), deed.apply(tool, user));
        }
    }

    private static String state(User user) {
        if (user.disabled()) {
            return "disabled";
        }
        // First what those who run the community can do something about.
        if (!user.approved()) {
            return "waits for approval";
        }
        return user.confirmed() ? "active" : "waits for confirmation";
    }

    private static String lower(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
