package health.rounds.video;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The front door to video: what ffmpeg and ffprobe do for Rounds, if they are installed.
 *
 * <p>They read local files of one format and nothing else, neither addresses nor playlists, and never what a file refers to. What is written
 * holds one stream of pictures made anew: no sound, no metadata, no chapters, no other streams.
 */
@Component
public final class Videos implements DisposableBean {
    private static final Duration PROBE = Duration.ofSeconds(20);
    private static final Duration WRITE = Duration.ofMinutes(4);
    private static final Duration LOOK_THROUGH = Duration.ofMinutes(2);

    /** How different a frame must be to count as another scene: what ffmpeg's documentation calls a low threshold. */
    private static final double ANOTHER_SCENE = 0.25;

    private static final Pattern TIME = Pattern.compile("pts_time:([0-9.]+)");

    private final VideoLimits limits = VideoLimits.load();
    private final ChildProcesses processes = new ChildProcesses();
    private final Optional<Programs> programs;

    public Videos() {
        this(System.getenv().getOrDefault("PATH", ""));
    }

    /** @param searchPath the folders where the programs may be */
    Videos(String searchPath) {
        this.programs = Programs.on(searchPath);
    }

    /** Whether a file begins as MP4 and QuickTime do (ISO/IEC 14496-12, 4.3); still pictures in the same container do not count. */
    public static boolean looksLike(byte[] head) {
        if (head.length < 12) {
            return false;
        }
        String kind = new String(head, 4, 4, StandardCharsets.ISO_8859_1);
        String brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case "ftyp" -> !brand.matches("hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs]|crx ");
            case "moov", "mdat", "wide" -> true;
            default -> false;
        };
    }

    /** Whether video can be taken. */
    public boolean available() {
        return programs.isPresent();
    }

    public VideoLimits limits() {
        return limits;
    }

    /** Reads the facts of a file and holds them against the limits. */
    public VideoFacts probe(Path video, Path folder) throws VideoRefusal {
        List<String> command = new ArrayList<>(List.of(installed().ffprobe().toString(), "-v", "error"));
        command.addAll(source(video));
        command.addAll(List.of(
                "-show_entries",
                "format=duration:stream=index,codec_type,codec_name,width,height,avg_frame_rate,sample_aspect_ratio"
                        + ":stream_side_data=rotation",
                "-of",
                "flat=s=_"));
        VideoFacts facts = VideoFacts.of(processes.run(command, folder, PROBE));
        if (facts.seconds() > limits.seconds()) {
            throw new VideoRefusal("This video runs for %d seconds; %d is the most."
                    .formatted((long) Math.ceil(facts.seconds()), limits.seconds()));
        }
        if (facts.pixels() > limits.pixels()) {
            throw new VideoRefusal("This video has %,d x %,d pixels; %,d in all is the most."
                    .formatted(facts.width(), facts.height(), limits.pixels()));
        }
        if (facts.frameRate() > limits.frameRate()) {
            throw new VideoRefusal("This video has %d frames a second; %d is the most."
                    .formatted((long) Math.ceil(facts.frameRate()), limits.frameRate()));
        }
        return facts;
    }

    /**
     * Writes a video anew, with places covered in black from beginning to end; answers with what it is now.
     *
     * @param covers in pixels of the new video
     */
    public VideoFacts write(Path video, VideoFacts facts, List<Rectangle> covers, Path to, Path folder)
            throws VideoRefusal {
        VideoFacts kept = facts.kept(limits);
        String boxes = covers.stream()
                .map(box -> ",drawbox=x=%d:y=%d:w=%d:h=%d:color=black:t=fill"
                        .formatted(box.x, box.y, box.width, box.height))
                .collect(Collectors.joining());
        List<String> command =
                new ArrayList<>(List.of(installed().ffmpeg().toString(), "-nostdin", "-y", "-v", "error"));
        command.addAll(source(video));
        command.addAll(List.of(
                "-map",
                "0:v:0",
                "-an",
                "-sn",
                "-dn",
                "-map_metadata",
                "-1",
                "-map_chapters",
                "-1",
                "-t",
                String.valueOf(limits.seconds()),
                "-fpsmax",
                String.format(Locale.ROOT, "%.3f", kept.frameRate()),
                "-vf",
                "scale=%d:%d,setsar=1".formatted(kept.width(), kept.height()) + boxes,
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-crf",
                "23",
                "-pix_fmt",
                "yuv420p",
                "-fflags",
                "+bitexact",
                "-flags:v",
                "+bitexact",
                // Notes of the encoder and captions travel in these units.
                "-bsf:v",
                "filter_units=remove_types=6",
                "-movflags",
                "+faststart",
                "-fs",
                String.valueOf(limits.bytes()),
                "-f",
                "mp4",
                "file:" + to));
        processes.run(command, folder, WRITE);
        VideoFacts written = probe(to, folder);
        // What the size limit cut off must not be missing in silence.
        if (written.seconds() < facts.seconds() - 1.5) {
            throw new VideoRefusal("This video is too large or damaged: only %d of its %d seconds could be kept."
                    .formatted((long) written.seconds(), (long) Math.ceil(facts.seconds())));
        }
        return written;
    }

    /** Pictures of a video that was written here: at the beginning, at every change of scene, and in between at even times. */
    public List<Still> stills(Path video, VideoFacts facts, Path folder) throws VideoRefusal {
        // Half of them at even times, so that as many scenes may change.
        double every = Math.max(1, facts.seconds() * 2 / limits.stills());
        String choice = String.format(
                Locale.ROOT,
                "select='isnan(prev_selected_t)+gte(t-prev_selected_t,%.3f)+gt(scene,%.2f)',showinfo=checksum=0",
                every,
                ANOTHER_SCENE);
        List<String> command =
                new ArrayList<>(List.of(installed().ffmpeg().toString(), "-nostdin", "-y", "-v", "info"));
        command.addAll(source(video));
        command.addAll(List.of(
                "-an",
                "-vf",
                choice,
                "-vsync",
                "vfr",
                "-frames:v",
                String.valueOf(limits.stills() + 1),
                "-q:v",
                "2",
                "-f",
                "image2",
                "file:" + folder.resolve("still-%03d.jpg")));
        List<Double> times = TIME.matcher(processes.run(command, folder, LOOK_THROUGH))
                .results()
                .map((MatchResult match) -> Double.parseDouble(match.group(1)))
                .toList();
        if (times.size() > limits.stills()) {
            throw new VideoRefusal("This video changes too often to be checked. Please send a calmer or shorter one.");
        }
        List<Still> stills = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            Path still = folder.resolve("still-%03d.jpg".formatted(i + 1));
            if (!Files.isRegularFile(still)) {
                throw VideoRefusal.damaged();
            }
            stills.add(new Still(still, times.get(i)));
        }
        if (stills.isEmpty()) {
            throw VideoRefusal.damaged();
        }
        return stills;
    }

    /** An empty folder to work in; the caller deletes it with {@link #clear}. */
    public Path folder(Path in) {
        try {
            Files.createDirectories(in);
            return Files.createTempDirectory(in, "video-").toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder of ours and the files in it. */
    public void clear(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One local file of one format. */
    private static List<String> source(Path video) {
        return List.of("-protocol_whitelist", "file", "-f", "mov", "-i", "file:" + video.toAbsolutePath());
    }

    private Programs installed() throws VideoRefusal {
        return programs.orElseThrow(
                () -> new VideoRefusal("This community takes no video: ffmpeg is not installed on its server."));
    }

    @Override
    public void destroy() {
        processes.killAll();
    }
}
