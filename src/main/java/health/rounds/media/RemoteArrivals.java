package health.rounds.media;

import health.rounds.platform.OutsideReply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/**
 * Receives files that lie elsewhere, looks what they are, and keeps pictures and videos of which browsers can make something.
 *
 * <p>Nothing is decoded: decoders are what hostile files attack (CVE-2023-36460), and a few bytes may unpack to gigabytes. Pictures are
 * taken apart as far as their structure goes, with the checks of {@link Format#read}, and then served byte for byte, so that animations
 * and colours stay; their authors published them with whatever stands in them.
 */
final class RemoteArrivals {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    /** Taking a picture apart holds it in memory twice. */
    private final Semaphore checks = new Semaphore(2);

    private final RemoteFolder folder;
    private final RemoteLimits limits;

    RemoteArrivals(RemoteFolder folder, RemoteLimits limits) {
        this.folder = folder;
        this.limits = limits;
    }

    /** The kept copy; a refusal where it is nothing that is served, an exception where it does not come. */
    MediaFile take(URI remote, OutsideReply answer, InputStream body) throws IOException, Refusal {
        byte[] head = body.readNBytes(RemoteType.HEAD);
        RemoteType type = RemoteType.of(head).orElseThrow(() -> new Refusal("it is no picture or video"));
        int most = type.isVideo() ? limits.videoBytes() : limits.pictureBytes();
        if (announced(answer) > most) {
            throw tooLarge();
        }
        Path arrived = folder.arrival();
        try {
            receive(head, body, arrived, most);
            if (!type.isVideo()) {
                check(arrived);
            }
            return folder.keep(arrived, remote, type);
        } finally {
            RemoteFolder.delete(arrived);
        }
    }

    /** How many bytes the other server says will come; 0 where it does not say. */
    private static long announced(OutsideReply answer) {
        return answer.header("Content-Length")
                .filter(LENGTH.asMatchPredicate())
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static Refusal tooLarge() {
        return new Refusal("it is too large");
    }

    private static void receive(byte[] head, InputStream body, Path arrived, int most) throws IOException, Refusal {
        try (FileChannel channel = FileChannel.open(arrived, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(head);
            int left = most - head.length;
            byte[] buffer = new byte[64 << 10];
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                left -= count;
                if (left < 0) {
                    throw tooLarge();
                }
                out.write(buffer, 0, count);
            }
            channel.force(true); // so that a power cut leaves no file under its name whose bytes were not written
        }
    }

    private void check(Path file) throws IOException, Refusal {
        checks.acquireUninterruptibly();
        try {
            byte[] bytes = Files.readAllBytes(file);
            Source picture = Format.of(bytes).read(bytes);
            if (Math.max(picture.width(), picture.height()) > limits.side()
                    || (long) picture.width() * picture.height() > limits.pixels()) {
                throw new Refusal("it has too many pixels");
            }
        } finally {
            checks.release();
        }
    }
}
