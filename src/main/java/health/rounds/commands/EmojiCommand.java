package health.rounds.commands;

import health.rounds.emojis.CustomEmoji;
import health.rounds.emojis.EmojiOutcome;
import health.rounds.emojis.Emojis;
import health.rounds.platform.StartError;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code rounds emoji}: the community's own. */
@Command(
        name = "emoji",
        description = "Adds, lists and removes the community's emoji.",
        mixinStandardHelpOptions = true)
final class EmojiCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command? There are emoji add, list and remove.");
    }

    @Command(
            name = "add",
            description = "Adds an emoji; a running server shows it within some seconds.",
            mixinStandardHelpOptions = true)
    void add(
            @Parameters(paramLabel = "SHORTCODE", description = "What stands between the colons.") String shortcode,
            @Parameters(paramLabel = "FILE", description = "PNG, GIF or WebP, 256 kB at most.") Path file,
            @Option(names = "--category", paramLabel = "C", description = "Under which apps sort it.")
                    Optional<String> category,
            @Option(names = "--hidden", description = "Apps do not offer it.") boolean hidden,
            @Mixin SettingOptions settings) {
        Terminal.keepForTheAnswer();
        try (InputStream bytes = Files.newInputStream(file);
                Application.Running tool = rounds.application().open(settings.read())) {
            switch (tool.part(Emojis.class).add(shortcode, category, !hidden, bytes)) {
                case EmojiOutcome.Added added ->
                    spec.commandLine()
                            .getOut()
                            .printf("Added %s%n", added.emoji().code());
                case EmojiOutcome.Refused refused -> throw new StartError(refused.reason());
            }
        } catch (IOException e) {
            throw new StartError("Cannot read %s.".formatted(file), e);
        }
    }

    @Command(name = "list", description = "Lists all emoji.", mixinStandardHelpOptions = true)
    void list(@Mixin SettingOptions settings) {
        Terminal.keepForTheAnswer();
        try (Application.Running tool = rounds.application().open(settings.read())) {
            PrintWriter out = spec.commandLine().getOut();
            for (CustomEmoji emoji : tool.part(Emojis.class).all()) {
                out.printf(
                        "%-32s  %-20s  %s%n",
                        emoji.code(), emoji.category().orElse("-"), emoji.inPicker() ? "offered" : "hidden");
            }
        }
    }

    @Command(name = "remove", description = "Removes an emoji with its picture.", mixinStandardHelpOptions = true)
    void remove(
            @Parameters(paramLabel = "SHORTCODE", description = "What stands between the colons.") String shortcode,
            @Mixin SettingOptions settings) {
        Terminal.keepForTheAnswer();
        try (Application.Running tool = rounds.application().open(settings.read())) {
            if (!tool.part(Emojis.class).remove(shortcode)) {
                throw new StartError("There is no emoji %s. 'rounds emoji list' shows all.".formatted(shortcode));
            }
            spec.commandLine().getOut().printf("Removed :%s:%n", shortcode);
        }
    }
}
