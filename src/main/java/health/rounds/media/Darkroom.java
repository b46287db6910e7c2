package health.rounds.media;

import health.rounds.guard.Author;
import health.rounds.guard.GuardFailed;
import health.rounds.guard.PictureGuard;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Where pictures are developed, a few at a time.
 *
 * <p>Decoding takes hundreds of megabytes, and looking for names and faces a core for some seconds. Platform threads do it, half as many as there are
 * cores and no more than memory allows: on virtual threads it would hold up every page and post that waits for a carrier. Whoever
 * uploads waits in line; their bytes wait on disk.
 */
@Component
final class Darkroom implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Darkroom.class);

    /** The formats that Mastodon takes for emoji (app/models/custom_emoji.rb). */
    private static final Set<Format> EMOJI = EnumSet.of(Format.PNG, Format.GIF, Format.WEBP);

    /** Pixels; sharp at three lines of text on a screen of two pixels a point. */
    private static final int EMOJI_SIDE = 128;

    private final Pictures pictures;
    private final Retoucher retoucher;
    private final ExecutorService workers;

    Darkroom(MediaLimits limits, PictureGuard guard) {
        this.pictures = new Pictures(limits);
        this.retoucher = new Retoucher(guard, pictures);
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.workers = Executors.newFixedThreadPool(Math.min(cores, limits.atOnce()), work -> worker("darkroom", work));
    }

    /** ImageIO finds its readers through the class loader of the thread that asks first; a worker's is known. */
    static Thread worker(String name, Runnable work) {
        Thread thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> {
            ImageIO.scanForPlugins();
            work.run();
        });
        thread.setContextClassLoader(Darkroom.class.getClassLoader());
        return thread;
    }

    /** What a post shows of a file that somebody sent, and what only its owner is told. */
    Developed develop(Path file, Author author) throws Refusal {
        return inLine(file, bytes -> {
            Negative negative = pictures.negative(bytes);
            List<PictureBox> boxes = retoucher.look(negative, author);
            return new Developed(
                    retoucher.print(negative, boxes),
                    Encoder.original(negative.picture(), negative.lossless()),
                    boxes,
                    negative.scan().map(ScanFacts::inFile).orElseGet(() -> FileFacts.of(bytes)),
                    negative.scan().map(ScanFacts::words).orElse(""));
        });
    }

    /** What a post shows of a file that was kept here, with other places covered. */
    Print printAgain(Path original, List<PictureBox> boxes) throws Refusal {
        return inLine(original, bytes -> retoucher.print(pictures.negative(bytes), boxes));
    }

    /** What a profile shows of this file. */
    ProfilePrint crop(Path file, ProfilePicture kind, Author author) throws Refusal {
        return inLine(file, bytes -> {
            Negative negative = pictures.negative(bytes);
            BufferedImage cropped = pictures.cropped(negative, kind);
            Rendition rendition = Encoder.encode(cropped, negative.lossless());
            return new ProfilePrint(rendition, retoucher.clearProfile(cropped, rendition, author));
        });
    }

    /** A picture among letters, and the guard's receipt for it. */
    ProfilePrint emoji(Path file, Author author) throws Refusal {
        return inLine(file, bytes -> {
            if (!EMOJI.contains(Format.of(bytes))) {
                throw new Refusal("The picture of an emoji is a PNG, GIF or WebP file.");
            }
            BufferedImage little = pictures.within(pictures.negative(bytes), EMOJI_SIDE);
            Rendition rendition = Encoder.encode(little, true);
            return new ProfilePrint(rendition, retoucher.clearProfile(little, rendition, author));
        });
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(byte[] file) throws Refusal, IOException;
    }

    private <T> T inLine(Path file, Work<T> work) throws Refusal {
        Future<T> result = workers.submit(() -> work.on(Files.readAllBytes(file)));
        try {
            return result.get();
        } catch (InterruptedException stopping) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a picture was developed", stopping);
        } catch (ExecutionException failed) {
            throw refusal(failed.getCause());
        }
    }

    /** What a worker failed with, if it may be told; anything else is thrown. */
    static Refusal refusal(@Nullable Throwable cause) {
        if (cause instanceof Refusal refusal) {
            if (refusal.getCause() != null) {
                log.info(
                        "A picture could not be decoded: {}", refusal.getCause().toString());
            }
            return refusal;
        }
        if (cause instanceof OutOfMemoryError) {
            return Refusal.tooLargeNow(cause);
        }
        if (cause instanceof GuardFailed unfinished) {
            throw unfinished;
        }
        throw new IllegalStateException("a picture could not be developed", cause);
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
