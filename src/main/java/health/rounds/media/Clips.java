package health.rounds.media;

import health.rounds.guard.Author;
import health.rounds.guard.Cover;
import health.rounds.guard.PictureClearance;
import health.rounds.guard.PictureFinding;
import health.rounds.guard.PictureGuard;
import health.rounds.sight.Box;
import health.rounds.sight.SightFailed;
import health.rounds.video.Still;
import health.rounds.video.VideoFacts;
import health.rounds.video.VideoRefusal;
import health.rounds.video.Videos;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a video that somebody sent to the one that Rounds serves: written anew without sound and metadata, looked at picture by picture, covered
 * where writing could identify a patient, and looked at again.
 *
 * <p>A cover stays where it is from beginning to end, as writing on a scan does. Faces move, and a cover that lags by one frame shows them: a
 * video with a face is refused.
 */
final class Clips {
    private static final Logger log = LoggerFactory.getLogger(Clips.class);

    /** How often a video is covered and looked at again before it is given up. */
    private static final int ROUNDS = 3;

    private static final int MOST_COVERS = 16;

    /** Of the picture; with more than this covered there is nothing left to see. */
    private static final double MOST_COVERED = 0.4;

    /** Compressed edges bleed by a block's half. */
    private static final int MARGIN = 8;

    private final Videos videos;
    private final PictureGuard guard;
    private final Pictures pictures;
    private final Path folder;

    /** @param folder where it may work */
    Clips(Videos videos, PictureGuard guard, Pictures pictures, Path folder) {
        this.videos = videos;
        this.guard = guard;
        this.pictures = pictures;
        this.folder = folder;
    }

    /** What was found, and where in the video. */
    private record Seen(PictureFinding finding, Still still) {}

    Clip cut(Path file, Author author) throws Refusal, IOException {
        Path work = videos.folder(folder);
        try {
            return cut(file, author, work);
        } catch (VideoRefusal refusal) {
            throw new Refusal(refusal.reason());
        } catch (SightFailed failed) {
            log.error("A video could not be screened", failed);
            throw new Refusal(String.valueOf(failed.getMessage()));
        } finally {
            videos.clear(work);
        }
    }

    private Clip cut(Path file, Author author, Path work) throws Refusal, VideoRefusal, IOException {
        VideoFacts facts = videos.probe(file, work);
        Path clean = work.resolve("clean.mp4");
        List<PictureBox> boxes = new ArrayList<>();
        List<Box> covers = List.of();
        for (int round = 1; round <= ROUNDS; round++) {
            VideoFacts made = videos.write(
                    file, facts, covers.stream().map(Clips::rectangle).toList(), clean, work);
            List<Still> stills = videos.stills(clean, made, work);
            List<Seen> seen = look(stills, author);
            if (seen.isEmpty()) {
                return clip(file, clean, made, stills.getFirst(), boxes, covers);
            }
            refuseFaces(seen);
            for (Seen one : seen) {
                boxes.add(PictureBox.found(
                        boxes.size(), one.finding(), "Seen at " + one.still().time() + ". "));
            }
            covers = merged(boxes, made);
            if (covers.size() > MOST_COVERS || covered(covers) > MOST_COVERED * made.width() * made.height()) {
                throw tooMuch(seen);
            }
        }
        throw new Refusal(
                "In this video something that could identify a patient can still be read after it was covered. "
                        + "Please cut it out and send the rest.");
    }

    private List<Seen> look(List<Still> stills, Author author) throws IOException {
        List<Seen> seen = new ArrayList<>();
        for (Still still : stills) {
            BufferedImage picture = ImageIO.read(still.file().toFile());
            guard.look(picture, author).forEach(finding -> seen.add(new Seen(finding, still)));
        }
        return seen;
    }

    private static void refuseFaces(List<Seen> seen) throws Refusal {
        List<Seen> faces = seen.stream()
                .filter(one -> one.finding().kind() != PictureFinding.Kind.TEXT)
                .toList();
        if (!faces.isEmpty()) {
            throw new Refusal("This video shows a face at " + times(faces)
                    + ". Rounds cannot follow a face through a moving picture. Please leave those seconds out, or send "
                    + "a picture, in which faces are covered.");
        }
    }

    private static Refusal tooMuch(List<Seen> seen) {
        return new Refusal("This video shows too much that could identify a patient to cover it, first at "
                + times(seen) + ". Please cut that out and send the rest.");
    }

    private static String times(List<Seen> seen) {
        Set<String> times =
                seen.stream().map(one -> one.still().time()).collect(Collectors.toCollection(LinkedHashSet::new));
        return times.stream().limit(5).collect(Collectors.joining(", "));
    }

    /** One cover for what overlaps or touches, as the same line is found a few pixels off in every picture. */
    private static List<Box> merged(List<PictureBox> boxes, VideoFacts made) {
        List<Box> covers = new ArrayList<>();
        for (PictureBox found : boxes) {
            Box cover = found.box().grown(MARGIN, MARGIN).within(made.width(), made.height());
            boolean grew = true;
            while (grew) {
                grew = false;
                for (Box other : List.copyOf(covers)) {
                    if (cover.shared(other) > 0) {
                        covers.remove(other);
                        cover = cover.with(other);
                        grew = true;
                    }
                }
            }
            covers.add(cover);
        }
        return covers;
    }

    private static long covered(List<Box> covers) {
        return covers.stream().mapToLong(Box::area).sum();
    }

    private static Rectangle rectangle(Box box) {
        return new Rectangle(box.x(), box.y(), box.width(), box.height());
    }

    private Clip clip(Path file, Path clean, VideoFacts made, Still first, List<PictureBox> boxes, List<Box> covers)
            throws IOException {
        List<Cover> flat =
                covers.stream().map(box -> new Cover(box, Cover.Paint.SOLID)).toList();
        BufferedImage poster = guard.cover(ImageIO.read(first.file().toFile()), flat);
        BufferedImage little = pictures.small(poster);
        Rendition small = Encoder.encode(little, false);
        Rendition full = new Rendition(Files.readAllBytes(clean), Rendition.Type.MP4, made.width(), made.height());
        // All pictures of exactly this file were looked at, and nothing was found.
        PictureClearance clearance = guard.clear(poster, flat, List.of(full.file(), small.file()));
        Print print = new Print(full, small, pictures.blurhash(little), clearance);
        Motion motion = new Motion(Duration.ofMillis(Math.round(made.seconds() * 1000)), made.frameRate());
        return new Clip(print, motion, boxes, FileFacts.ofVideo(file));
    }
}
