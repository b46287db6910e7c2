package health.rounds.commands;

import health.rounds.identity.InvalidUser;
import health.rounds.platform.BuildInfo;
import health.rounds.platform.SettingsError;
import health.rounds.platform.StartError;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The command {@code rounds}: finds the one that is meant, and says in one line what went wrong. */
@Command(
        name = "rounds",
        description = "The social network that a medical community runs for itself.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            UserCommand.class,
            TokenCommand.class,
            EmojiCommand.class,
            AnnounceCommand.class,
            ScreenCommand.class,
            ScreenMediaCommand.class,
            RehearseCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rounds demo",
            "  rounds serve --port 80 --public-url https://rounds.example.org",
            "  rounds user create anna --email anna@example.org --role admin --confirmed",
            "  rounds token create anna --scopes \"read write follow push\"",
            "  rounds emoji add heart_team heart-team.png --category Rounds",
            "  rounds announce \"The library is closed on Friday.\"",
            "  rounds screen < posts.jsonl",
            "  rounds screen-media scan.dcm photo.jpg",
            "",
            "Every command also works while the server runs. 'rounds COMMAND --help' says more."
        })
public final class Commands implements Runnable {
    private static final int FAILED = 1;
    private static final int BAD_USAGE = 2;

    private final Application application;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private Commands(Application application) {
        this.application = application;
    }

    /** Runs one command and returns its exit status: 0 done, 1 could not be done, 2 not understood. */
    public static int run(Application application, String... arguments) {
        CommandLine line = new CommandLine(new Commands(application))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Commands::explainUsage)
                .setExecutionExceptionHandler(Commands::explainFailure);
        SettingsTable.addTo(line, "serve");
        layOut(line);
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which command? There are serve, demo, user, token, emoji, announce, screen and screen-media.");
    }

    Application application() {
        return application;
    }

    private static void layOut(CommandLine line) {
        line.getCommandSpec()
                .usageMessage()
                .descriptionHeading("%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        line.getSubcommands().values().forEach(Commands::layOut);
    }

    private static int explainUsage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("rounds: " + e.getMessage());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return BAD_USAGE;
    }

    private static int explainFailure(Exception failure, CommandLine line, ParseResult result) throws Exception {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartError || cause instanceof InvalidUser) {
                line.getErr().println("rounds: " + cause.getMessage());
                return cause instanceof SettingsError ? BAD_USAGE : FAILED;
            }
        }
        throw failure;
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Rounds " + BuildInfo.version()};
        }
    }
}
