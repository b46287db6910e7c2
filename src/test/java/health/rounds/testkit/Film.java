package health.rounds.testkit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.springframework.util.FileSystemUtils;

/** Films of still pictures, made with ffmpeg as cameras make them: with sound, a title, a place and a time. */
public final class Film {
    /** Words of the file that may not survive. */
    public static final List<String> TRACES =
            List.of("Whitbrook", "+51.5007-000.1246", "2026-11-20", "LM 9000", "Chapter of Tamsin");

    private Film() {}

    /** Whether films can be made here. */
    public static boolean possible() {
        return Path.of("/usr/bin/ffmpeg").toFile().canExecute()
                && Path.of("/usr/bin/ffprobe").toFile().canExecute();
    }

    public static void assumePossible() {
        Assumptions.assumeTrue(possible(), "no ffmpeg: skipped");
    }

    /** Shows each picture for some seconds; all have the same size. */
    public static byte[] of(int secondsEach, BufferedImage... pictures) {
        try {
            Path folder = Files.createTempDirectory("rounds-film");
            for (int i = 0; i < pictures.length; i++) {
                ImageIO.write(
                        pictures[i],
                        "png",
                        folder.resolve("p%d.png".formatted(i)).toFile());
            }
            Path chapters = Files.writeString(folder.resolve("meta.txt"), """
                    ;FFMETADATA1
                    title=Whitbrook^Tamsin
                    com.apple.quicktime.location.ISO6709=+51.5007-000.1246/
                    model=LM 9000
                    creation_time=2026-11-20T10:00:00Z
                    [CHAPTER]
                    TIMEBASE=1/1000
                    START=0
                    END=900
                    title=Chapter of Tamsin
                    """);
            Path film = folder.resolve("film.mov");
            List<String> command = new ArrayList<>(List.of(
                    "/usr/bin/ffmpeg",
                    "-v",
                    "error",
                    "-framerate",
                    "1/" + secondsEach,
                    "-i",
                    folder.resolve("p%d.png").toString(),
                    "-f",
                    "lavfi",
                    "-i",
                    "sine=frequency=440:duration=" + secondsEach * pictures.length,
                    "-i",
                    chapters.toString(),
                    "-map_metadata",
                    "2",
                    "-map_chapters",
                    "2",
                    "-map",
                    "0:v",
                    "-map",
                    "1:a",
                    "-c:v",
                    "libx264",
                    "-r",
                    "12",
                    "-pix_fmt",
                    "yuv420p",
                    "-movflags",
                    "use_metadata_tags",
                    film.toString()));
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new AssertionError("ffmpeg could not make the film");
            }
            byte[] bytes = Files.readAllBytes(film);
            FileSystemUtils.deleteRecursively(folder);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
