package health.rounds.media;

import java.nio.file.Files;
import java.nio.file.Path;
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
 * <p>Decoding takes hundreds of megabytes and a core for a second. Platform threads do it, half as many as there are
 * cores and no more than memory allows: on virtual threads it would hold up every page and post that waits for a carrier. Whoever
 * uploads waits in line; their bytes wait on disk.
 */
@Component
final class Darkroom implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Darkroom.class);

    private final Pictures pictures;
    private final ExecutorService workers;

    Darkroom(MediaLimits limits) {
        this.pictures = new Pictures(limits);
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.workers = Executors.newFixedThreadPool(Math.min(cores, limits.atOnce()), Darkroom::worker);
    }

    /** ImageIO finds its readers through the class loader of the thread that asks first; a worker's is known. */
    private static Thread worker(Runnable work) {
        Thread thread = Thread.ofPlatform().name("darkroom").daemon().unstarted(() -> {
            ImageIO.scanForPlugins();
            work.run();
        });
        thread.setContextClassLoader(Darkroom.class.getClassLoader());
        return thread;
    }

    /** What a post shows of this file. */
    Renditions develop(Path file) throws Refusal {
        return inLine(file, pictures::develop);
    }

    /** What a profile shows of this file. */
    Rendition crop(Path file, ProfilePicture kind) throws Refusal {
        return inLine(file, bytes -> pictures.crop(bytes, kind));
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(byte[] file) throws Refusal;
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

    private static Refusal refusal(@Nullable Throwable cause) {
        if (cause instanceof Refusal refusal) {
            if (refusal.getCause() != null) {
                log.info(
                        "A picture could not be decoded: {}", refusal.getCause().toString());
            }
            return refusal;
        }
        throw new IllegalStateException("a picture could not be developed", cause);
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
