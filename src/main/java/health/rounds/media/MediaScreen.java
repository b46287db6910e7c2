package health.rounds.media;

import health.rounds.guard.Author;
import health.rounds.guard.PictureGuard;
import health.rounds.video.Videos;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Screens files as uploads are screened, without a server or database; for the command line, one file at a time. */
public final class MediaScreen {
    private static final Author NOBODY = new Author("", "");

    private final MediaLimits limits;
    private final Pictures pictures;
    private final Retoucher retoucher;
    private final Clips clips;
    private final boolean takesVideo;
    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    /** @param folder where the cleaned files go */
    public MediaScreen(PictureGuard guard, Videos videos, Path folder) {
        this.limits = MediaLimits.load().with(videos);
        this.pictures = new Pictures(limits);
        this.retoucher = new Retoucher(guard, pictures);
        this.clips = new Clips(videos, guard, pictures, Path.of(System.getProperty("java.io.tmpdir")));
        this.takesVideo = videos.available();
        this.folder = folder;
    }

    /** Throws UncheckedIOException where a file cannot be read or written. */
    public ScreenedMedia screen(Path file) {
        try {
            Arrival kind = kind(file);
            if (Files.size(file) > limits.bytes(kind) && (kind != Arrival.VIDEO || takesVideo)) {
                return new ScreenedMedia.Refused(
                        "This file is larger than %d MB, which is the most.".formatted(limits.bytes(kind) >> 20));
            }
            return kind == Arrival.VIDEO ? video(file) : picture(file);
        } catch (Refusal refusal) {
            return new ScreenedMedia.Refused(refusal.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arrival kind(Path file) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            return Arrival.of(bytes);
        }
    }

    private ScreenedMedia picture(Path file) throws Refusal, IOException {
        byte[] bytes = Files.readAllBytes(file);
        Negative negative = pictures.negative(bytes);
        List<PictureBox> boxes = retoucher.look(negative, NOBODY);
        Rendition clean = retoucher.print(negative, boxes).full();
        return new ScreenedMedia.Cleaned(
                boxes,
                negative.scan().map(ScanFacts::inFile).orElseGet(() -> FileFacts.of(bytes)),
                negative.scan().map(ScanFacts::words).orElse(""),
                written(file, clean));
    }

    private ScreenedMedia video(Path file) throws Refusal, IOException {
        Clip clip = clips.cut(file, NOBODY);
        return new ScreenedMedia.Cleaned(
                clip.boxes(), clip.inFile(), "", written(file, clip.print().full()));
    }

    /** Under the file's own name, as whoever asks has it already; numbered where two files have the same. */
    private Path written(Path file, Rendition clean) throws IOException {
        String whole = String.valueOf(file.getFileName());
        int dot = whole.lastIndexOf('.');
        String stem = dot > 0 ? whole.substring(0, dot) : whole;
        String name = stem + "." + clean.type().extension();
        for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
            name = stem + "-" + number + "." + clean.type().extension();
        }
        Files.createDirectories(folder);
        return Files.write(folder.resolve(name), clean.file());
    }
}
