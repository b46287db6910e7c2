package health.rounds.commands;

import health.rounds.announcements.AnnouncementOutcome;
import health.rounds.announcements.Announcer;
import health.rounds.announcements.NewAnnouncement;
import health.rounds.guard.Finding;
import health.rounds.platform.StartError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code rounds announce}: something for everybody here. */
@Command(
        name = "announce",
        description = {
            "Shows a text to every member until they dismiss it; a running server shows it within some seconds.",
            "The guard reads it first. Administrators end it on the page /moderation/announcements."
        },
        mixinStandardHelpOptions = true)
final class AnnounceCommand implements Runnable {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Commands rounds;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "TEXT", description = "What there is to say.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String text;

    @Option(
            names = "--starts",
            paramLabel = "TIME",
            converter = Time.class,
            description = "When what it speaks of begins, such as 2026-12-01T09:00:00Z.")
    private Optional<Instant> starts = Optional.empty();

    @Option(
            names = "--ends",
            paramLabel = "TIME",
            converter = Time.class,
            description = "When it ends; nobody sees it from then on.")
    private Optional<Instant> ends = Optional.empty();

    @Option(names = "--all-day", description = "Only the days of the two count.")
    private boolean allDay;

    @Mixin
    private final SettingOptions settings = new SettingOptions();

    @Override
    public void run() {
        Terminal.keepForTheAnswer();
        try (Application.Running tool = rounds.application().open(settings.read())) {
            switch (tool.part(Announcer.class).publish(new NewAnnouncement(text, starts, ends, allDay))) {
                case AnnouncementOutcome.Published _ ->
                    spec.commandLine().getOut().println("Announced.");
                case AnnouncementOutcome.Refused refused -> throw new StartError(refused.reason());
                case AnnouncementOutcome.Held held ->
                    throw new StartError("This could identify a patient, so nothing was announced. "
                            + held.findings().stream()
                                    .map(Finding::explanation)
                                    .distinct()
                                    .collect(Collectors.joining(" ")));
            }
        }
    }

    /** Reads a time in ISO 8601, in UTC. */
    static final class Time implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String typed) {
            try {
                return Instant.parse(typed);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'%s' is no time such as 2026-12-01T09:00:00Z".formatted(typed));
            }
        }
    }
}
