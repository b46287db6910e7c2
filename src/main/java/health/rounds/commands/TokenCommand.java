package health.rounds.commands;

import health.rounds.identity.Scopes;
import health.rounds.identity.Tokens;
import health.rounds.identity.User;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rounds token}: access for scripts and apps. */
@Command(name = "token", description = "Makes access tokens for scripts and apps.", mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? There is 'token create'.");
    }

    @Command(
            name = "create",
            description =
                    "%nMakes an access token for a user and prints it, alone on its line. It is shown only this once.",
            mixinStandardHelpOptions = true)
    void create(
            @Parameters(paramLabel = "NAME", description = "User name.") String name,
            @Option(
                            names = "--scopes",
                            paramLabel = "SCOPES",
                            defaultValue = Scopes.STANDARD,
                            description = "What it allows, as \"read write follow push\" (default: read).")
                    String scopes,
            @Mixin SettingOptions settings) {
        Terminal.keepForTheAnswer();
        Set<String> wanted = Scopes.parse(scopes)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "'%s' has an unknown scope. There are: %s"
                                .formatted(scopes, String.join(" ", Scopes.known()))));
        try (Application.Running tool = rounds.application().open(settings.read())) {
            User user = NamedUser.in(tool, name);
            spec.commandLine().getOut().println(tool.part(Tokens.class).issue(user.account(), wanted));
        }
    }
}
