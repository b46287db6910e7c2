package health.rounds.commands;

import com.fasterxml.jackson.annotation.JsonInclude;
import health.rounds.guard.Guard;
import health.rounds.guard.Level;
import health.rounds.guard.PictureGuard;
import health.rounds.media.MediaScreen;
import health.rounds.media.PictureBox;
import health.rounds.media.ScreenedMedia;
import health.rounds.sight.Box;
import health.rounds.sight.Sight;
import health.rounds.video.Videos;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code rounds screen-media}: what the guard finds in pictures, DICOM files and videos; no server, no database. */
@Command(
        name = "screen-media",
        description = {
            "Says what could identify a patient in pictures, DICOM files and videos, one JSON object a line, and writes "
                    + "cleaned copies.",
            "Out: {\"file\":\"a.dcm\",\"verdict\":\"pass|ask|block\",\"findings\":[{\"type\":\"text\",\"action\":\"…\","
                    + "\"rule\":\"…\",\"explanation\":\"…\",\"box\":{\"x\":0,\"y\":0,\"width\":9,\"height\":9}}],"
                    + "\"removed\":[\"time\"],\"words\":\"X-ray, chest\",\"clean\":\"rounds-clean/a.png\"}",
            "or:  {\"file\":\"b.dcm\",\"error\":\"…\"}",
            "Boxes are pixels of the cleaned copy, where they are covered. The status is 1 if a file could not be screened.",
            "Videos need ffmpeg. Nothing is sent."
        },
        mixinStandardHelpOptions = true)
final class ScreenMediaCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "What to screen.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> files;

    @Option(
            names = "--clean",
            paramLabel = "FOLDER",
            defaultValue = "rounds-clean",
            description = "Where the cleaned copies go; ${DEFAULT-VALUE} if it is not given.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** A file that was cleaned. */
    private record Screened(
            String file, String verdict, List<Found> findings, List<String> removed, String words, String clean) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Found(String type, String action, String rule, String explanation, Box box) {}

    /** A file of which nothing was made. */
    private record Failed(String file, String error) {}

    @Override
    public Integer call() {
        Videos videos = new Videos();
        MediaScreen screen = new MediaScreen(new PictureGuard(new Guard(), new Sight()), videos, folder);
        JsonMapper json = JsonMapper.builder().build();
        PrintWriter out = spec.commandLine().getOut();
        boolean all = true;
        try {
            for (Path file : files) {
                Object line = line(screen, file);
                all &= line instanceof Screened;
                out.println(json.writeValueAsString(line));
            }
        } finally {
            videos.destroy();
        }
        return all ? 0 : 1;
    }

    private static Object line(MediaScreen screen, Path file) {
        if (!Files.isRegularFile(file)) {
            return new Failed(file.toString(), "There is no such file.");
        }
        try {
            return switch (screen.screen(file)) {
                case ScreenedMedia.Refused refused -> new Failed(file.toString(), refused.reason());
                case ScreenedMedia.Cleaned cleaned -> screened(file, cleaned);
            };
        } catch (UncheckedIOException broken) {
            return new Failed(
                    file.toString(), "The file cannot be read, or its clean copy not written: " + broken.getMessage());
        }
    }

    private static Screened screened(Path file, ScreenedMedia.Cleaned cleaned) {
        Level verdict = cleaned.findings().stream()
                .map(PictureBox::action)
                .max(Level::compareTo)
                .orElse(Level.PASS);
        return new Screened(
                file.toString(),
                lower(verdict),
                cleaned.findings().stream()
                        .map(box -> new Found(
                                lower(box.kind()), lower(box.action()), box.rule(), box.explanation(), box.box()))
                        .toList(),
                cleaned.inFile().stream()
                        .map(ScreenMediaCommand::lower)
                        .sorted()
                        .toList(),
                cleaned.words(),
                cleaned.clean().toString());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
